"""The section head hands a sheet in: it holds together, and every remark has its answer."""

from datetime import datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.powers.combing import demand_move
from yimen.powers.demands import demand_met
from yimen.powers.models import LineAction, PowerVersion, Sheet
from yimen.powers.sheets import locked, standing, take_step
from yimen.procedure import Actor


@transaction.atomic
def hand_in(sheet_id: int, *, actor: Actor, now: datetime, remark: str = "") -> Sheet:
    """The sheet. A sheet without lines says that nothing is to change.

    Raises Refusal: see `demand_move`; power_has_parts, power_without_duties, sheet_demands_open (409).
    """
    sheet = locked(sheet_id)
    move = demand_move("hand_in", standing(sheet), actor)
    _demand_whole(sheet)
    demand_met(sheet)
    take_step(sheet, move.to, actor, now, remark)
    return sheet


def _demand_whole(sheet: Sheet) -> None:
    """Every power has a responsibility, and no sub-item stays without its main item."""
    bare = sheet.lines.filter(content__duties=[]).first()
    if bare is not None:
        raise Refusal("power_without_duties", power=bare.code)
    removed = sheet.lines.filter(action=LineAction.REMOVE)
    orphan = (
        PowerVersion.objects.filter(valid_to=None, parent__in=removed.values("power"))
        .exclude(power__in=removed.values("power"))
        .exclude(power__in=sheet.lines.filter(action=LineAction.CHANGE).values("power"))
        .select_related("parent")
        .first()
    )
    if orphan is not None and orphan.parent is not None:
        raise Refusal("power_has_parts", name=orphan.parent.code)
