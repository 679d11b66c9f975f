"""POST /handovers/{hand_over_id}/take"""

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.supervision import HandOverRow
from yimen.api.door import operation
from yimen.api.handover_rows import hand_over_row
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.supervision.access import TAKERS
from yimen.supervision.acts import take_over
from yimen.supervision.queries import hand_over_for, row_of

LARGEST_ID = 2**63 - 1


class TakeOverRequest(BaseModel):
    """A remark on what was done with it."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"remark": "已列入双随机名录"}]})

    remark: str = Field(default="", max_length=500)


@operation(
    "POST",
    "/handovers/{hand_over_id}/take",
    access=roles(*sorted(TAKERS)),
    scope=Scope.CASES_WRITE,
    gives=HandOverRow,
    refusals=(404, 409),
    tag="supervision",
)
def take_hand_over(request: HttpRequest, hand_over_id: int, body: TakeOverRequest) -> HandOverRow:
    """Take a granted licence over for supervision.

    For the staff of the supervising department, other than its approval section where it granted the licence itself. Once:
    a hand-over that somebody took is refused (409).
    """
    if not 0 < hand_over_id <= LARGEST_ID:
        raise Refusal("hand_over_not_found", status=404)
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    kept = hand_over_for(actor, hand_over_id)
    take_over(kept.pk, actor=actor, now=now, remark=body.remark)
    return hand_over_row(row_of(hand_over_for(actor, hand_over_id), actor, shanghai_date(now)))
