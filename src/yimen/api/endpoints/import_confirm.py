"""POST /imports/{number}/confirm"""

from django.http import HttpRequest

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.imports import ImportState
from yimen.api.door import operation
from yimen.api.endpoints.import_read import Number
from yimen.api.import_rows import import_state
from yimen.exchange.access import IMPORTERS
from yimen.exchange.acts import confirm_import


@operation(
    "POST",
    "/imports/{number}/confirm",
    access=roles(*IMPORTERS),
    scope=Scope.EXCHANGE_WRITE,
    gives=ImportState,
    refusals=(404, 409),
    tag="lists",
)
def confirm_import_of_list(request: HttpRequest, number: Number) -> ImportState:
    """Write a checked list, all of it or nothing.

    Possible once, when no row is wrong. The work goes on after the answer: ask GET /imports/{number} until `written`.
    """
    return import_state(confirm_import(number, actor=request.actor, now=request.now))  # type: ignore[attr-defined]
