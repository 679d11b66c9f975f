"""An office remarks on one power of a sheet, whether it is changed there or kept."""

from datetime import datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.powers.combing import demand_remarking
from yimen.powers.models import PowerVersion, Remark
from yimen.powers.sheets import locked, standing
from yimen.procedure import Actor


@transaction.atomic
def remark_line(sheet_id: int, code: str, text: str, *, actor: Actor, now: datetime) -> Remark:
    """The remark; it must be answered before the sheet goes on.

    Raises Refusal: see `combing.demand_remarking`; remark_text_missing, line_not_found (404).
    """
    sheet = locked(sheet_id)
    office = demand_remarking(standing(sheet), actor)
    if not text.strip():
        raise Refusal("remark_text_missing", status=422)
    listed = PowerVersion.objects.filter(power__code=code, agency=sheet.agency, valid_to=None)
    if not sheet.lines.filter(code=code).exists() and not listed.exists():
        raise Refusal("line_not_found", status=404, power=code)
    return Remark.objects.create(
        sheet=sheet,
        code=code,
        office=office.value,
        text=text.strip()[:500],
        at=now,
        who=actor.who,
        name=actor.name[:80],
    )
