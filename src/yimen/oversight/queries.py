"""Reads of warnings that pages and API share."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from yimen.agencies.models import Agency
from yimen.cases.models import Case
from yimen.clock import Colour
from yimen.errors import Refusal
from yimen.oversight import access, numbers
from yimen.oversight.models import ClockWarning, WarningEvent
from yimen.oversight.table import DEED, PENDING, Deed, State
from yimen.procedure import Actor
from yimen.workdays.calendars import calendar_of

COLOURS = (Colour.OVERDUE.value, Colour.RED.value, Colour.YELLOW.value)
STATES = ("pending", *(state.value for state in State))


@dataclass(frozen=True)
class WarningFilters:
    """What a reader narrows the list by. state "pending": everything that somebody must still see to; "all": any.

    mine  only what has climbed to the reader's rung
    """

    state: str = "pending"
    colour: str = ""
    clock: str = ""
    agency: str = ""
    mine: bool = False


@dataclass(frozen=True)
class AgencyCount:
    """The pending warnings of one department, by colour."""

    agency: Agency
    overdue: int
    red: int
    yellow: int
    urged: int


def warnings(actor: Actor, filters: WarningFilters) -> QuerySet[ClockWarning]:
    """The warnings this actor may see, narrowed; the latest first."""
    found = access.visible(actor).select_related("case__service", "agency", "organ")
    if filters.mine:
        found = found.filter(access.addressed_to(actor))
    if filters.state == "pending":
        found = found.filter(state__in=[state.value for state in PENDING])
    elif filters.state != "all":
        found = found.filter(state=filters.state)
    for column, value in (("colour", filters.colour), ("clock", filters.clock), ("agency__code", filters.agency)):
        if value:
            found = found.filter(**{column: value})
    return found.order_by("-day", "-id")


def counts_by_agency(actor: Actor) -> list[AgencyCount]:
    """Departments with pending warnings, the most overdue first; two queries."""
    rows = (
        access.visible(actor)
        .filter(state__in=[state.value for state in PENDING])
        .values("agency_id")
        .annotate(
            overdue=Count("id", filter=Q(colour=Colour.OVERDUE.value)),
            red=Count("id", filter=Q(colour=Colour.RED.value)),
            yellow=Count("id", filter=Q(colour=Colour.YELLOW.value)),
            urged=Count("id", filter=Q(state=State.URGED.value)),
        )
        .order_by("-overdue", "-red", "-yellow", "agency_id")
    )
    found: list[dict[str, Any]] = [dict(row) for row in rows]
    agencies = Agency.objects.in_bulk([row["agency_id"] for row in found])
    return [AgencyCount(agencies[row.pop("agency_id")], **row) for row in found]


def number_for(actor: Actor) -> int:
    """How many pending warnings have climbed to this person's rung: the figure beside the link."""
    return warnings(actor, WarningFilters(mine=True)).count()


def clocks_warned_of() -> list[str]:
    """Names of the clocks that pending warnings are about, for the filter."""
    pending = ClockWarning.objects.filter(state__in=[state.value for state in PENDING])
    return sorted(pending.order_by().values_list("clock", flat=True).distinct())


def warnings_of(case: Case) -> list[ClockWarning]:
    """The pending warnings of one case, for its page: ask `cases.queries.case_for` first. The latest first."""
    pending = ClockWarning.objects.filter(case=case, state__in=[state.value for state in PENDING])
    return list(pending.select_related("case__service", "agency", "organ").order_by("-day", "-id"))


def warning_for(actor: Actor, number: str) -> ClockWarning:
    """The one door to a warning. Raises Refusal warning_not_found (404) or warning_of_other_agency (403)."""
    rows = ClockWarning.objects.select_related("case__service", "case__agency", "agency", "organ")
    warning = rows.filter(number=numbers.tidy(number)).first()
    if warning is None:
        raise Refusal("warning_not_found", status=404)
    access.require_seeing(actor, warning)
    return warning


def history(warning: ClockWarning) -> list[WarningEvent]:
    """The events of a warning, first to last."""
    return list(warning.events.order_by("sequence"))


def possible(warning: ClockWarning, actor: Actor) -> list[Deed]:
    """What this person may do about the warning as it stands; the act asks again under lock."""
    return [deed for deed in DEED.values() if _possible(deed, warning, actor)]


def _possible(deed: Deed, warning: ClockWarning, actor: Actor) -> bool:
    if not actor.roles.intersection(deed.roles) or State(warning.state) not in deed.from_states:
        return False
    if deed.act == "answer_urging":
        return warning.organ is not None and warning.organ.code == actor.agency
    if deed.act == "close_urging":
        return warning.state != State.OPEN or warning.ended_on is not None
    if deed.act == "explain_overdue":
        return warning.colour == Colour.OVERDUE and warning.agency.code == actor.agency
    return True


def overdue_now() -> QuerySet[ClockWarning]:
    """Clocks that are overdue and still run, the longest overdue first: what the public is told."""
    late = ClockWarning.objects.filter(colour=Colour.OVERDUE.value, ended_on=None)
    return late.select_related("case__service", "agency").order_by("due", "id")


def overdue_of(case: Case) -> list[ClockWarning]:
    """The clocks of one case that are overdue, or were: what its applicant is told."""
    late = ClockWarning.objects.filter(case=case, colour=Colour.OVERDUE.value)
    return list(late.exclude(ended_how="eased").order_by("day", "id"))


def working_days_late(due: date, today: date) -> int:
    """Working days in (due, today]."""
    return calendar_of(settings.YIMEN_DISTRICT).working_days(due, today)
