"""An office sends a sheet back to its department, with the reason, or with remarks on its lines."""

from datetime import datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.powers.combing import demand_move
from yimen.powers.models import Sheet
from yimen.powers.sheets import locked, standing, take_step
from yimen.procedure import Actor


@transaction.atomic
def return_sheet(sheet_id: int, *, actor: Actor, now: datetime, remark: str = "") -> Sheet:
    """The sheet, to be drafted again. Raises Refusal: see `combing.demand_move`; sheet_return_reason_missing (422)."""
    sheet = locked(sheet_id)
    how = standing(sheet)
    move = demand_move("return", how, actor)
    if not remark.strip() and not how.unanswered:
        raise Refusal("sheet_return_reason_missing", status=422)
    take_step(sheet, move.to, actor, now, remark)
    return sheet
