"""GET /drafts"""

from django.http import HttpRequest

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.forms import DraftList
from yimen.api.door import operation
from yimen.api.form_rows import draft_row
from yimen.cases.drafts import drafts_of
from yimen.procedure import Role

MOST = 200


@operation(
    "GET", "/drafts", access=roles(Role.APPLICANT, Role.COUNTER), scope=Scope.CASES_READ, gives=DraftList, tag="drafts"
)
def list_drafts(request: HttpRequest) -> DraftList:
    """List your drafts.

    Applications that this account has begun and not handed in, the last touched first; at most 200.
    """
    drafts = drafts_of(request.actor)[:MOST]  # type: ignore[attr-defined]
    return DraftList.model_construct(items=[draft_row(draft) for draft in drafts])
