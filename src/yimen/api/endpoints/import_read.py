"""GET /imports/{number}"""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest
from ninja import Path

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.imports import ImportState
from yimen.api.door import operation
from yimen.api.import_rows import import_state
from yimen.exchange.access import IMPORTERS
from yimen.exchange.queries import run_for

Number = Annotated[int, Path(ge=1, le=2**31 - 1, description="Number of the import.")]


@operation(
    "GET",
    "/imports/{number}",
    access=roles(*IMPORTERS),
    scope=Scope.EXCHANGE_WRITE,
    gives=ImportState,
    refusals=(404,),
    tag="lists",
)
def read_import(request: HttpRequest, number: Number) -> ImportState:
    """Read an import: how far it is, what was counted and found."""
    return import_state(run_for(request.actor, settings.YIMEN_DISTRICT, number))  # type: ignore[attr-defined]
