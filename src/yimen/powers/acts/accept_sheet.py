"""A second person of the reform office accepts a reviewed sheet: it may be published."""

from datetime import datetime

from django.db import transaction

from yimen.powers.combing import demand_move
from yimen.powers.models import Sheet
from yimen.powers.sheets import locked, standing, take_step
from yimen.procedure import Actor


@transaction.atomic
def accept_sheet(sheet_id: int, *, actor: Actor, now: datetime, remark: str = "") -> Sheet:
    """The accepted sheet. Raises Refusal, see `combing.demand_move`."""
    sheet = locked(sheet_id)
    move = demand_move("accept", standing(sheet), actor)
    take_step(sheet, move.to, actor, now, remark)
    return sheet
