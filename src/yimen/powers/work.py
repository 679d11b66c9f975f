"""Reads of rounds and sheets for those who draft and review: progress, lines with what they change, remarks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet

from yimen.errors import Refusal
from yimen.powers.combing import DRAFTERS
from yimen.powers.content import PowerContent, content_of
from yimen.powers.models import Line, LineAction, PowerVersion, Remark, Round, Sheet
from yimen.powers.states import PowerState, on_day, states_in_force, states_on, with_names
from yimen.powers.wordwise import Difference, differences
from yimen.procedure import Actor, Role

ALL = (Role.REFORM_OFFICE, Role.LEGAL_OFFICE, Role.ADMIN)


def round_by_number(number: int) -> Round:
    """Raises Refusal round_not_found (404)."""
    found = Round.objects.filter(number=number).first()
    if found is None:
        raise Refusal("round_not_found", status=404)
    return found


def progress(combed: Round) -> list[Sheet]:
    """The sheets of a round with `added`, `changed`, `removed` and `open_remarks`. Three queries, whatever their number."""
    lines = dict.fromkeys(("added", "changed", "removed"), "")
    counted = {
        name: Count("lines", filter=Q(lines__action=action), distinct=True)
        for name, action in zip(lines, (LineAction.ADD, LineAction.CHANGE, LineAction.REMOVE), strict=True)
    }
    sheets = list(combed.sheets.select_related("agency").annotate(**counted).order_by("agency__order", "pk"))
    waiting = dict(
        Remark.objects.filter(sheet__round=combed, answered_at=None)
        .values_list("sheet")
        .annotate(number=Count("pk"))
        .order_by()
    )
    for sheet in sheets:
        sheet.open_remarks = waiting.get(sheet.pk, 0)  # type: ignore[attr-defined]
    return sheets


def sheets_for(actor: Actor) -> QuerySet[Sheet]:
    """What this person may read: the offices everything, a department's people their own."""
    found = Sheet.objects.select_related("round", "agency")
    if actor.roles.intersection(ALL) and not actor.agency:
        return found
    return found.filter(agency__code=actor.agency) if actor.agency else found.none()


def sheet_for(actor: Actor, sheet_id: int) -> Sheet:
    """One of them. Raises Refusal sheet_not_found (404), also for one of another department."""
    found = sheets_for(actor).filter(pk=sheet_id).first()
    if found is None:
        raise Refusal("sheet_not_found", status=404)
    return found


def own_sheet(actor: Actor) -> Sheet | None:
    """The sheet of the last round that this person's department drafts."""
    if not actor.agency or not actor.roles.intersection(DRAFTERS):
        return None
    return sheets_for(actor).order_by("-round__number").first()


@dataclass(frozen=True)
class Compared:
    """A line with what it changes. before, after: nothing where the power is added or removed."""

    line: Line
    before: PowerContent | None
    after: PowerContent | None
    differences: Sequence[Difference]
    remarks: Sequence[Remark]

    @property
    def name(self) -> str:
        """The name to show: as it is to be, or as it was."""
        content = self.after or self.before
        return content.name if content else self.line.code


def compared(sheet: Sheet, lines: Sequence[Line]) -> list[Compared]:
    """The lines against the list that they change. Four queries."""
    known = before_round(sheet.round, [line.power_id for line in lines if line.power_id])
    remarks = remarks_of(sheet, [line.code for line in lines])
    return [_compared(line, known.get(line.code), remarks.get(line.code, [])) for line in lines]


def _compared(line: Line, state: PowerState | None, remarks: Sequence[Remark]) -> Compared:
    before = state.content if state else None
    after = content_of(line.content, whole=False) if line.content is not None else None
    found = differences(before, after) if before and after else []
    return Compared(line, before, after, found, remarks)


def before_round(combed: Round, powers: Sequence[int]) -> dict[str, PowerState]:
    """How these powers stood in the list that the round changes, or changed."""
    if combed.valid_from is None:
        return states_in_force(powers)
    return states_on(combed.valid_from - timedelta(days=1), powers)


def remarks_of(sheet: Sheet, codes: Sequence[str]) -> dict[str, list[Remark]]:
    """The remarks on these powers, by code, the oldest first."""
    found: dict[str, list[Remark]] = {}
    for remark in sheet.remarks.filter(code__in=codes):
        found.setdefault(remark.code, []).append(remark)
    return found


def kept(sheet: Sheet) -> QuerySet[PowerVersion]:
    """The powers of the department that no line touches."""
    combed = sheet.round
    held = on_day(combed.valid_from - timedelta(days=1)) if combed.valid_from else Q(valid_to=None)
    found = PowerVersion.objects.filter(held, agency=sheet.agency)
    touched = sheet.lines.exclude(action=LineAction.ADD).values("power")
    return with_names(found.exclude(power__in=touched)).order_by("power__code")


def removable(sheet: Sheet, code: str) -> PowerContent | None:
    """How a power of the department stands in force; nothing where it does not."""
    version = PowerVersion.objects.filter(power__code=code, agency=sheet.agency, valid_to=None).first()
    return states_in_force([version.power_id])[code].content if version else None
