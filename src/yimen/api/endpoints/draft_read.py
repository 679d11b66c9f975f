"""GET /drafts/{draft_id}"""

from uuid import UUID

from django.http import HttpRequest

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.forms import DraftState
from yimen.api.door import operation
from yimen.api.form_rows import draft_state
from yimen.cases.drafts import draft_for
from yimen.procedure import Role


@operation(
    "GET",
    "/drafts/{draft_id}",
    access=roles(Role.APPLICANT, Role.COUNTER),
    scope=Scope.CASES_READ,
    gives=DraftState,
    refusals=(404,),
    tag="drafts",
)
def read_draft(request: HttpRequest, draft_id: UUID) -> DraftState:
    """Read a draft.

    Your own, with everything typed so far. One that was handed in is empty: its case holds it.
    """
    return draft_state(draft_for(request.actor, draft_id))  # type: ignore[attr-defined]
