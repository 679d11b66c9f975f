"""Cases in figures, counted from the rows and their dates at the moment of asking: by department, over a period.

Working days are counted once for each pair of days that occurs, not once a case: a year of a district has far fewer
pairs than cases.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import TruncDate

from yimen import clock
from yimen.agencies.models import Agency
from yimen.cases import access, store
from yimen.cases.models import Case, CaseEvent
from yimen.cases.queries.lists import COLOURS, OPEN
from yimen.cases.rules import rules_of
from yimen.clock import dates
from yimen.procedure import Actor
from yimen.workdays.calendars import calendar_of

# The events after which a term is no longer counted from acceptance alone.
MOVES_CLOCKS = ("clock_stopped", "extended", "preliminary_reported")


@dataclass(frozen=True)
class Load:
    """What one department has in hand on a day."""

    agency: Agency
    open: int
    overdue: int
    due_today: int
    red: int
    yellow: int


@dataclass
class Figures:
    """A period of one department, or of all.

    received, accepted, decided, granted  cases with that event in the period
    online         of those received, handed in over the Internet
    statutory, promised  decisions in the period that kept the term, of those that had one: (kept, all)
    days           working days from acceptance to decision -> how many decisions
    """

    received: int = 0
    online: int = 0
    accepted: int = 0
    decided: int = 0
    granted: int = 0
    statutory: tuple[int, int] = (0, 0)
    promised: tuple[int, int] = (0, 0)
    days: Counter[int] = field(default_factory=Counter)

    @property
    def median_days(self) -> float | None:
        """The median of `days`; None without a decision."""
        return median(self.days)

    def add(self, other: "Figures") -> None:
        """Count another department in."""
        for name in ("received", "online", "accepted", "decided", "granted"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.statutory = (self.statutory[0] + other.statutory[0], self.statutory[1] + other.statutory[1])
        self.promised = (self.promised[0] + other.promised[0], self.promised[1] + other.promised[1])
        self.days.update(other.days)


def loads(actor: Actor, today: date) -> list[Load]:
    """Departments with open cases, the most overdue first; two queries."""
    rows = (
        access.visible(actor)
        .filter(OPEN)
        .values("agency_id")
        .annotate(
            open=Count("agency"),
            overdue=Count("agency", filter=COLOURS["overdue"](today)),
            due_today=Count("agency", filter=COLOURS["today"](today)),
            red=Count("agency", filter=COLOURS["red"](today)),
            yellow=Count("agency", filter=COLOURS["yellow"](today)),
        )
        .order_by("-overdue", "-red", "-open")
    )
    found: list[dict[str, Any]] = [dict(row) for row in rows]
    agencies = Agency.objects.in_bulk([row["agency_id"] for row in found])
    return [Load(agencies[row.pop("agency_id")], **row) for row in found]


def figures(actor: Actor, first: date, last: date) -> dict[Agency, Figures]:
    """The figures of a period (both days included, Asia/Shanghai) by department, busiest first; four queries."""
    made: dict[int, Figures] = defaultdict(Figures)
    cases, begin, end = access.visible(actor), midnight(first), midnight(last + timedelta(days=1))
    _count_events(cases, begin, end, made)
    count_decisions(cases.filter(decided_at__gte=begin, decided_at__lt=end), lambda agency, day: made[agency])
    agencies = Agency.objects.in_bulk(made)
    busiest = sorted(made, key=lambda key: (-made[key].received, -made[key].decided, key))
    return {agencies[key]: made[key] for key in busiest}


def total(parts: Mapping[Any, Figures]) -> Figures:
    """All departments together."""
    whole = Figures()
    for part in parts.values():
        whole.add(part)
    return whole


def midnight(day: date) -> datetime:
    """The moment at which a day begins in Shanghai."""
    return datetime.combine(day, time.min, tzinfo=dates.SHANGHAI)


def median(counted: Counter[int]) -> float | None:
    """The median of whole numbers counted by value; the mean of the two in the middle for an even number."""
    number = sum(counted.values())
    if not number:
        return None
    low, high = (number - 1) // 2, number // 2
    passed, found = 0, []
    for value in sorted(counted):
        before, passed = passed, passed + counted[value]
        found += [value for place in (low, high) if before <= place < passed]
    return sum(found) / 2


def _count_events(cases: Any, begin: Any, end: Any, made: dict[int, Figures]) -> None:
    inside = {
        name: Q(**{f"{name}__gte": begin, f"{name}__lt": end}) for name in ("submitted_at", "accepted_at", "decided_at")
    }
    rows = (
        cases.filter(inside["submitted_at"] | inside["accepted_at"] | inside["decided_at"])
        .values("agency_id")
        .annotate(
            received=Count("id", filter=inside["submitted_at"]),
            online=Count("id", filter=inside["submitted_at"] & Q(channel=Case.Channel.ONLINE)),
            accepted=Count("id", filter=inside["accepted_at"]),
            decided=Count("id", filter=inside["decided_at"]),
            granted=Count("id", filter=inside["decided_at"] & Q(outcome="grant")),
        )
        .order_by()
    )
    for row in rows:
        agency = row.pop("agency_id")
        made[agency] = Figures(**row)


def count_decisions(decided: Any, part_of: Callable[[int, date], Figures]) -> None:
    """On time or not, and how long it took, from day pairs; where a clock stood or was extended, from its events.

    part_of  the figures that a decision of an agency on a day belongs to
    """
    zone = dates.SHANGHAI
    moved = Exists(CaseEvent.objects.filter(case=OuterRef("pk"), kind__in=MOVES_CLOCKS))
    rows = (
        decided.filter(~moved)
        .annotate(
            accepted_on=TruncDate(F("accepted_at"), tzinfo=zone), decided_on=TruncDate(F("decided_at"), tzinfo=zone)
        )
        .values_list("agency_id", "service_id", "service_version", "accepted_on", "decided_on")
        .annotate(number=Count("id"))
        .order_by()
    )
    for agency, service, version, accepted_on, decided_on, number in rows:
        part, rules = part_of(agency, decided_on), rules_of(service, version)
        # What was decided is judged by the calendar of its day: a year published later moves nothing that is over.
        calendar = calendar_of(settings.YIMEN_DISTRICT, decided_on)
        part.days[calendar.working_days(accepted_on, decided_on)] += number
        for name, term in (("statutory", rules.statutory), ("promised", rules.promised)):
            if term is not None:
                kept = decided_on <= clock.due_date(accepted_on, term, calendar).date
                _judge(part, name, kept, number)
    for loaded in store.load_all(decided.filter(moved).order_by().values_list("pk", flat=True)):
        _count_moved(loaded, part_of)


def _count_moved(loaded: store.Loaded, part_of: Callable[[int, date], Figures]) -> None:
    """One decision whose terms a stop, an extension or a lower organ's own term has moved."""
    case = loaded.case
    if case.accepted_at is None or case.decided_at is None:
        return
    accepted_on, decided_on = clock.shanghai_date(case.accepted_at), clock.shanghai_date(case.decided_at)
    part = part_of(case.agency_id, decided_on)
    calendar = calendar_of(settings.YIMEN_DISTRICT, decided_on)
    part.days[calendar.working_days(accepted_on, decided_on)] += 1
    for name, run in (("statutory", loaded.file.clock("decide")), ("promised", loaded.file.clock("promise"))):
        if run is not None:
            due = clock.due_date(run.started, run.term, calendar, run.stops, decided_on).date
            _judge(part, name, decided_on <= due, 1)


def _judge(part: Figures, name: str, kept: bool, number: int) -> None:
    in_time, all_of_them = getattr(part, name)
    setattr(part, name, (in_time + (number if kept else 0), all_of_them + number))
