"""A department takes a line back: the power is kept as it stands."""

from django.db import transaction

from yimen.errors import Refusal
from yimen.powers.combing import demand_drafting
from yimen.powers.sheets import locked, standing
from yimen.procedure import Actor


@transaction.atomic
def drop_line(sheet_id: int, code: str, *, actor: Actor) -> None:
    """Raises Refusal: those of `demand_drafting`; line_not_found (404)."""
    sheet = locked(sheet_id)
    demand_drafting(standing(sheet), actor)
    dropped, _tables = sheet.lines.filter(code=code).delete()
    if not dropped:
        raise Refusal("line_not_found", status=404, power=code)
