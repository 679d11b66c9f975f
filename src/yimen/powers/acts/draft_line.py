"""A department writes one line of its sheet: a power that is added, changed or removed, with the reason."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from yimen.catalogue.models import Service
from yimen.errors import Refusal
from yimen.powers import codes
from yimen.powers.citing import cited, cited_by_duties
from yimen.powers.combing import demand_drafting
from yimen.powers.content import PowerContent, content_of
from yimen.powers.models import Line, LineAction, Power, PowerVersion, Sheet
from yimen.powers.sheets import department_number, district_of, locked, standing
from yimen.powers.states import states_in_force
from yimen.procedure import Actor


@transaction.atomic
def draft_line(
    sheet_id: int,
    action: LineAction,
    content: Mapping[str, Any] | None = None,
    *,
    code: str = "",
    reason: str,
    actor: Actor,
    now: datetime,
) -> Line:
    """The line as written; one that is there already for this power is written anew.

    content  as `PowerContent` wants it; not for a removal
    code     of the power; empty for one that is added: the next free one

    Raises Refusal: those of `demand_drafting`, of `content_of` and of `codes.check`; line_reason_missing,
    line_power_of_other_agency, line_code_taken, line_changes_nothing, power_parent_unknown, power_service_unknown.
    """
    sheet = locked(sheet_id)
    demand_drafting(standing(sheet), actor)
    if not reason.strip():
        raise Refusal("line_reason_missing", status=422)
    parsed = None if action == LineAction.REMOVE else content_of(content or {})
    if parsed is not None:
        _demand_links(sheet, parsed)
    if action == LineAction.ADD:
        assert parsed is not None
        code, power = _new_code(sheet, parsed, code), None
    else:
        power = _listed(sheet, code)
        _demand_difference(power, parsed)
    line, _made = Line.objects.update_or_create(
        sheet=sheet,
        code=code,
        defaults={
            "action": action,
            "power": power,
            "content": parsed.model_dump(mode="json") if parsed else None,
            "laws": cited(parsed.basis) if parsed else [],
            "duty_laws": cited_by_duties(parsed.duties) if parsed else [],
            "reason": reason.strip()[:500],
            "drafted_by": actor.who,
            "drafted_at": now,
        },
    )
    return line


def _listed(sheet: Sheet, code: str) -> Power:
    """The power in force of this department."""
    version = PowerVersion.objects.filter(power__code=code, agency=sheet.agency, valid_to=None).select_related("power")
    found = version.first()
    if found is None:
        raise Refusal("line_power_of_other_agency", status=422, power=code)
    return found.power


def _demand_difference(power: Power, content: PowerContent | None) -> None:
    """A change changes something, and never the kind: the code holds it."""
    if content is None:
        return
    before = states_in_force([power.pk])[power.code].content
    if before == content:
        raise Refusal("line_changes_nothing", status=422, name=content.name)
    if before.kind != content.kind:
        raise Refusal("power_code_kind_other", status=422, value=power.code, found=before.kind, kind=content.kind)


def _new_code(sheet: Sheet, content: PowerContent, given: str) -> str:
    """The code given, checked, or the next free one; a line that adds is written again under its own code."""
    district, department = district_of(sheet.agency), department_number(sheet.agency)
    own = sheet.lines.filter(action=LineAction.ADD, code=given).exists() if given else False
    if own:
        return given
    begin = f"{district}{department:03d}{content.kind}"
    if given:
        code = str(codes.check(given, district, department, content.kind))
        in_force = PowerVersion.objects.filter(power__code=code, valid_to=None)
        if in_force.exists() or Line.objects.filter(code=code, sheet__round=sheet.round).exists():
            raise Refusal("line_code_taken", power=code)
    else:
        taken = set(Power.objects.filter(code__startswith=begin).values_list("code", flat=True))
        taken |= set(Line.objects.filter(code__startswith=begin).values_list("code", flat=True))
        parent = codes.read(content.parent) if content.parent else None
        found = (
            codes.following_sub(taken, parent.main)
            if parent
            else codes.following(taken, district, department, content.kind)
        )
        code = str(found)
    if content.parent and codes.read(code).main != codes.read(content.parent).main:
        raise Refusal("power_code_parent", status=422, value=code, parent=content.parent)
    return code


def _demand_links(sheet: Sheet, content: PowerContent) -> None:
    """The main item and the service that are named are there, and the department's own."""
    if content.parent:
        listed = PowerVersion.objects.filter(power__code=content.parent, agency=sheet.agency, valid_to=None).exists()
        if not listed and not sheet.lines.filter(action=LineAction.ADD, code=content.parent).exists():
            raise Refusal("power_parent_unknown", status=422, power=content.parent)
    if content.service:
        service = Service.objects.filter(code=content.service, agency=sheet.agency).first()
        if service is None:
            raise Refusal("power_service_unknown", status=422, power=content.service)
        if service.type != content.kind:
            raise Refusal("power_service_kind", status=422, service=service.name)
