"""POST /consultations/{number}/acts"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field

from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.consult import ConsultationRow
from yimen.api.consult_rows import consultation_row, found_for, is_staff, visitor_of
from yimen.api.door import operation
from yimen.api.endpoints.consult_read import Number
from yimen.consult import acts
from yimen.consult.models import Conversation
from yimen.errors import Refusal


class ConsultActRequest(BaseModel):
    """One act. `read` needs sequence, `rate` rating, `transfer` agency and reason."""

    model_config = ConfigDict(extra="forbid")

    act: str = Field(
        max_length=20, description="Visitor: read, end, wait_no_longer, rate. Staff: read, end, claim, transfer."
    )
    sequence: int = Field(default=0, ge=0, le=2**31 - 1)
    rating: int = Field(default=0, ge=0, le=5)
    reasons: list[str] = Field(default_factory=list, max_length=8)
    words: str = Field(default="", max_length=2000)
    agency: str = Field(default="", max_length=40)
    reason: str = Field(default="", max_length=500)


@operation(
    "POST",
    "/consultations/{number}/acts",
    access=SIGNED_IN,
    scope=Scope.CASES_WRITE,
    gives=ConsultationRow,
    refusals=(404, 409),
    tag="consultation",
)
def do_consultation_act(request: HttpRequest, number: Number, body: ConsultActRequest) -> ConsultationRow:
    """Do an act in a conversation: take it, pass it on, end it, rate it."""
    before = found_for(request, number)
    doing = _STAFF if is_staff(request.actor) else _VISITOR  # type: ignore[attr-defined]
    if body.act not in doing:
        raise Refusal("act_unknown", status=422, act=body.act)
    moved = doing[body.act](request, number, body)
    return consultation_row(moved if isinstance(moved, Conversation) else _fresh(before))


def _fresh(conversation: Conversation) -> Conversation:
    conversation.refresh_from_db()
    return conversation


def _as_visitor(request: HttpRequest) -> dict[str, Any]:
    return {"visitor": visitor_of(request), "now": request.now}  # type: ignore[attr-defined]


def _as_staff(request: HttpRequest) -> dict[str, Any]:
    return {"actor": request.actor, "now": request.now}  # type: ignore[attr-defined]


Doing = Callable[[HttpRequest, int, ConsultActRequest], Any]
_VISITOR: dict[str, Doing] = {
    "read": lambda request, number, body: acts.mark_read_by_visitor(number, body.sequence, **_as_visitor(request)),
    "end": lambda request, number, body: acts.close_by_visitor(number, **_as_visitor(request)),
    "wait_no_longer": lambda request, number, body: acts.turn_into_question(number, **_as_visitor(request)),
    "rate": lambda request, number, body: acts.rate(
        number, body.rating, body.reasons, body.words, **_as_visitor(request)
    ),
}
_STAFF: dict[str, Doing] = {
    "read": lambda request, number, body: acts.mark_read_by_officer(number, body.sequence, **_as_staff(request)),
    "end": lambda request, number, body: acts.close_by_officer(number, **_as_staff(request)),
    "claim": lambda request, number, body: acts.claim(number, **_as_staff(request)),
    "transfer": lambda request, number, body: acts.transfer(number, body.agency, body.reason, **_as_staff(request)),
}
