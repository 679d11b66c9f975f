"""The reform office writes a list that came in onto the sheets of the open round; each department then hands in its own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.catalogue.models import Service
from yimen.errors import Refusal
from yimen.powers import codes
from yimen.powers.citing import cited
from yimen.powers.combing import Standing, demand_filling
from yimen.powers.content import PowerContent
from yimen.powers.importing import Drafted, action_of
from yimen.powers.models import Line, LineAction, Power, PowerVersion, Sheet, SheetStatus
from yimen.powers.sheets import department_number, district_of
from yimen.procedure import Actor

BATCH = 500


@dataclass(frozen=True)
class Filled:
    """A power as the list has it, and the sheet on which it belongs."""

    code: str
    sheet: Sheet
    content: PowerContent


@dataclass(frozen=True)
class _Links:
    """What the powers refer to: main items by code with their department, services by code."""

    mains: Mapping[str, int | None]
    services: Mapping[str, Service]


@transaction.atomic
def fill_sheets(rows: Sequence[Filled], known: Drafted, *, actor: Actor, now: datetime, reason: str) -> None:
    """A line for each power that is to stand otherwise; a line that says what stands in the list already is taken back.

    Whoever fills counts among those who drafted, so that others review. Some statements, whatever the number of powers.
    Raises Refusal: sheet_needs_role (403); sheet_handed_in, round_published (409); and (422) those of `codes.check`,
    power_code_parent, power_parent_unknown, power_service_unknown, power_service_kind.
    """
    sheets = _locked({row.sheet.pk for row in rows}, actor)
    links = _links(rows)
    wanted, same = [], []
    for row in rows:
        _demand_fit(row, links)
        action = action_of(row.code, row.content, known)
        if action is None:
            same.append(row.code)
        else:
            wanted.append((row, action))
    Line.objects.filter(sheet__in=sheets, code__in=same).delete()
    powers = dict(Power.objects.filter(code__in=[row.code for row, _action in wanted]).values_list("code", "pk"))
    lines = [_line(row, action, powers, actor, now, reason) for row, action in wanted]
    written = ["action", "power", "content", "laws", "reason", "drafted_by", "drafted_at"]
    Line.objects.bulk_create(
        lines, batch_size=BATCH, update_conflicts=True, unique_fields=["sheet", "code"], update_fields=written
    )


def _locked(numbers: Collection[int], actor: Actor) -> list[int]:
    """The sheets under lock, all of them still being drafted."""
    found = Sheet.objects.select_for_update(of=("self",)).select_related("round", "agency").filter(pk__in=numbers)
    for sheet in found.order_by("pk"):
        agency = sheet.agency
        how = Standing(
            status=SheetStatus(sheet.status),
            agency=agency.code if agency else "",
            agency_title=agency.title if agency else "共性权责",
            round_title=sheet.round.title,
            published=not sheet.round.open,
        )
        demand_filling(how, actor)
    return list(numbers)


def _links(rows: Sequence[Filled]) -> _Links:
    """Two queries for those in force, one for those that the round adds; the list's own come on top."""
    parents = {row.content.parent for row in rows if row.content.parent}
    mains: dict[str, int | None] = {}
    in_force = PowerVersion.objects.filter(valid_to=None, power__code__in=parents)
    mains |= dict(in_force.values_list("power__code", "agency"))
    added = Line.objects.filter(sheet__round__published_at=None, action=LineAction.ADD, code__in=parents)
    mains |= dict(added.values_list("code", "sheet__agency"))
    mains |= {row.code: row.sheet.agency_id for row in rows}
    services = Service.objects.filter(code__in={row.content.service for row in rows if row.content.service})
    return _Links(mains, {service.code: service for service in services})


def _demand_fit(row: Filled, links: _Links) -> None:
    """Code, main item and service belong to the department."""
    agency, content = row.sheet.agency, row.content
    code = codes.check(row.code, district_of(agency), department_number(agency), content.kind)
    own = agency.pk if agency else None
    if content.parent:
        if content.parent == row.code or codes.read(content.parent).main != code.main:
            raise Refusal("power_code_parent", status=422, value=row.code, parent=content.parent)
        if content.parent not in links.mains or links.mains[content.parent] != own:
            raise Refusal("power_parent_unknown", status=422, power=content.parent)
    if content.service:
        service = links.services.get(content.service)
        if service is None or service.agency_id != own:
            raise Refusal("power_service_unknown", status=422, power=content.service)
        if service.type != content.kind:
            raise Refusal("power_service_kind", status=422, service=service.name)


def _line(row: Filled, action: LineAction, powers: Mapping[str, int], actor: Actor, now: datetime, reason: str) -> Line:
    return Line(
        sheet=row.sheet,
        action=action,
        code=row.code,
        power_id=powers.get(row.code) if action is LineAction.CHANGE else None,
        content=row.content.model_dump(mode="json"),
        laws=cited(row.content.basis),
        reason=reason[:500],
        drafted_by=actor.who,
        drafted_at=now,
    )
