"""The two reviews of a sheet: by the legal office, then by the reform office."""

from datetime import datetime

from django.db import transaction

from yimen.powers.combing import demand_move
from yimen.powers.models import Sheet
from yimen.powers.sheets import locked, standing, take_step
from yimen.procedure import Actor


def review_as_legal_office(sheet_id: int, *, actor: Actor, now: datetime, remark: str = "") -> Sheet:
    """It is lawful: every power has its basis. Raises Refusal, see `combing.demand_move`."""
    return _review("legal", sheet_id, actor, now, remark)


def review_as_reform_office(sheet_id: int, *, actor: Actor, now: datetime, remark: str = "") -> Sheet:
    """It is complete and fits the other departments' sheets. Raises Refusal, see `combing.demand_move`."""
    return _review("reform", sheet_id, actor, now, remark)


@transaction.atomic
def _review(name: str, sheet_id: int, actor: Actor, now: datetime, remark: str) -> Sheet:
    sheet = locked(sheet_id)
    move = demand_move(name, standing(sheet), actor)
    take_step(sheet, move.to, actor, now, remark)
    return sheet
