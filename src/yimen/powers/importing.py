"""A list of powers or of responsibilities on its way onto the sheets of the open round: how each power stands there now."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from yimen.agencies.models import Agency
from yimen.errors import Refusal
from yimen.powers.codes import COMMON, read
from yimen.powers.content import PowerContent, content_of
from yimen.powers.models import Line, LineAction, PowerVersion, Sheet
from yimen.powers.states import PowerState, states_of, with_names


@dataclass(frozen=True)
class Drafted:
    """Powers as the open round leaves them. listed: in force; lines: what the round wants of them; both by code."""

    listed: Mapping[str, PowerState]
    lines: Mapping[str, Line]

    def content(self, code: str) -> PowerContent | None:
        """How the power is to stand; nothing where it is not in the list, or is to be removed."""
        line = self.lines.get(code)
        if line is not None:
            return None if line.content is None else content_of(line.content, whole=False)
        state = self.listed.get(code)
        return state.content if state else None

    def demand(self, code: str) -> PowerContent:
        """The same. Raises Refusal power_not_found (404)."""
        content = self.content(code)
        if content is None:
            raise Refusal("power_not_found", status=404, power=code[:20])
        return content

    def agency(self, code: str) -> str:
        """Short code of the department; empty for the common list."""
        line = self.lines.get(code)
        if line is not None:
            return line.sheet.agency.code if line.sheet.agency else ""
        return self.listed[code].agency


def drafted(codes: Collection[str]) -> Drafted:
    """How these powers stand in the list, and in the open round if there is one. Three queries."""
    in_force = with_names(PowerVersion.objects.filter(valid_to=None, power__code__in=codes))
    lines = Line.objects.filter(sheet__round__published_at=None, code__in=codes).select_related("sheet__agency")
    states = states_of(in_force, Q(valid_to=None))
    return Drafted({state.code: state for state in states}, {line.code: line for line in lines})


@dataclass
class Sheets:
    """The sheets of the open round, by the short code of their department and by its place in codes."""

    by_agency: dict[str, Sheet] = field(default_factory=dict)
    by_place: dict[int, Sheet] = field(default_factory=dict)

    def of(self, code: str, known: Drafted, named: str = "") -> Sheet:
        """The sheet on which a power belongs. named: what a list calls its department, empty where it does not say.

        Raises Refusal: those of `codes.read`, power_department_unknown, power_department_other (422).
        """
        place = read(code).department
        if code in known.listed or code in known.lines:
            sheet = self.by_agency.get(known.agency(code))
        else:
            sheet = self.by_place.get(place)
        if sheet is None:
            raise Refusal("power_department_unknown", status=422, power=code)
        own = sheet.agency.name if sheet.agency else ""
        if named and named != own:
            raise Refusal("power_department_other", status=422, power=code, agency=own or "共性权责", given=named[:60])
        return sheet


def open_sheets() -> Sheets:
    """Raises Refusal round_none_open (409)."""
    found = list(Sheet.objects.filter(round__published_at=None).select_related("agency", "round"))
    if not found:
        raise Refusal("round_none_open")
    return Sheets(
        {sheet.agency.code if sheet.agency else "": sheet for sheet in found},
        {_place(sheet.agency): sheet for sheet in found},
    )


def _place(agency: Agency | None) -> int:
    return agency.order if agency else COMMON


def with_duties(content: PowerContent, code: str, told: Iterable[Mapping[str, str]]) -> PowerContent:
    """The power with these responsibilities in the place of those with their `number`, counted from 1, or behind them.

    Raises Refusal power_duty_gap (422) and those of `content_of`.
    """
    duties: list[dict[str, Any]] = [duty.model_dump() for duty in content.duties]
    for row in sorted(told, key=lambda row: int(row["number"])):
        number = int(row["number"])
        if not 1 <= number <= len(duties) + 1:
            raise Refusal("power_duty_gap", status=422, power=code, count=len(duties), number=number)
        said = {
            name: text
            for name, text in row.items()
            if name in ("step", "text", "basis", "liability", "liability_basis")
        }
        if number > len(duties):
            duties.append(said)
        else:
            duties[number - 1] |= said
    return content_of(content.model_dump(exclude={"duties"}) | {"duties": duties})


def action_of(code: str, content: PowerContent, known: Drafted) -> LineAction | None:
    """What a line has to say for the power to stand so; nothing where the list in force says it already."""
    state = known.listed.get(code)
    if state is None:
        return LineAction.ADD
    return None if state.content == content else LineAction.CHANGE
