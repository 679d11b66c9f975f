"""POST /drafts/{draft_id}/discard"""

from uuid import UUID

from django.http import HttpRequest

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.forms import DraftRemoved
from yimen.api.door import operation
from yimen.cases.acts.discard_draft import discard_draft
from yimen.procedure import Role


@operation(
    "POST",
    "/drafts/{draft_id}/discard",
    access=roles(Role.APPLICANT, Role.COUNTER),
    scope=Scope.CASES_WRITE,
    gives=DraftRemoved,
    refusals=(404, 409),
    tag="drafts",
)
def discard(request: HttpRequest, draft_id: UUID) -> DraftRemoved:
    """Give a draft up.

    What was typed is removed; files that nothing else uses go in the night.
    """
    discard_draft(draft_id, actor=request.actor)  # type: ignore[attr-defined]
    return DraftRemoved.model_construct(id=draft_id)
