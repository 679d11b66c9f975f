"""The department answers a remark: what it mended, or why it did not."""

from datetime import datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.powers.combing import demand_drafting
from yimen.powers.models import Remark
from yimen.powers.sheets import locked, standing
from yimen.procedure import Actor


@transaction.atomic
def answer_remark(sheet_id: int, remark_id: int, answer: str, *, actor: Actor, now: datetime) -> Remark:
    """The answered remark; an answer is given once.

    Raises Refusal: see `combing.demand_drafting`; remark_not_found (404), remark_answered, remark_answer_missing (422).
    """
    sheet = locked(sheet_id)
    demand_drafting(standing(sheet), actor)
    remark = sheet.remarks.filter(pk=remark_id).first()
    if remark is None:
        raise Refusal("remark_not_found", status=404)
    if remark.answered_at is not None:
        raise Refusal("remark_answered")
    if not answer.strip():
        raise Refusal("remark_answer_missing", status=422)
    remark.answer, remark.answered_at = answer.strip()[:500], now
    remark.answered_by, remark.answered_name = actor.who, actor.name[:80]
    remark.save(update_fields=["answer", "answered_at", "answered_by", "answered_name"])
    return remark
