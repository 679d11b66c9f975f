"""POST /drafts/{draft_id}/hand_in"""

from uuid import UUID

from django.http import HttpRequest

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.cases import Receipt
from yimen.api.door import operation
from yimen.api.endpoints.case_create import receipt_of
from yimen.cases.acts.submit_draft import submit_draft
from yimen.procedure import Role


@operation(
    "POST",
    "/drafts/{draft_id}/hand_in",
    access=roles(Role.APPLICANT, Role.COUNTER),
    scope=Scope.CASES_WRITE,
    gives=Receipt,
    status=201,
    refusals=(404, 409),
    tag="drafts",
)
def hand_in_draft(request: HttpRequest, draft_id: UUID) -> Receipt:
    """Hand in a draft.

    The draft becomes a case; repeated, the answer is the same receipt.
    """
    return receipt_of(submit_draft(draft_id, actor=request.actor, now=request.now))  # type: ignore[attr-defined]
