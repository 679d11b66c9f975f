"""What the public is told: cases accepted, completed and decided in time, by month and department.

Accepted and completed are counted from the events; whether a decision kept its term follows from its days and stops, as
in `figures`. One pass over a year's events: whoever shows it keeps the answer for a while.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import ExtractYear, TruncMonth

from yimen.agencies.models import Agency
from yimen.cases.models import Case, CaseEvent
from yimen.cases.queries.figures import Figures, count_decisions, midnight
from yimen.clock import dates

ACCEPTING = ("accepted", "deemed_accepted", "decided_at_once")
DECIDING = ("decided", "decided_at_once")
ENDING = ("terminated", "withdrawn")


@dataclass
class Month:
    """accepted, completed: cases of which that happened; statutory, promised: decisions that kept the term, of those that had one."""

    accepted: int = 0
    completed: int = 0
    statutory: tuple[int, int] = (0, 0)
    promised: tuple[int, int] = (0, 0)

    def add(self, other: "Month") -> None:
        """Count another month or department in."""
        self.accepted += other.accepted
        self.completed += other.completed
        self.statutory = (self.statutory[0] + other.statutory[0], self.statutory[1] + other.statutory[1])
        self.promised = (self.promised[0] + other.promised[0], self.promised[1] + other.promised[1])


@dataclass(frozen=True)
class Statistics:
    """One year: (first day of a month, agency) -> its figures; only where something happened."""

    year: int
    parts: dict[tuple[date, Agency], Month]

    def by_month(self) -> dict[date, Month]:
        """All departments together, in the order of months."""
        return _summed(
            (month, part) for (month, _agency), part in sorted(self.parts.items(), key=lambda each: each[0][0])
        )

    def by_agency(self) -> dict[Agency, Month]:
        """The whole year of each department, the busiest first."""
        whole = _summed((agency, part) for (_month, agency), part in self.parts.items())
        return dict(sorted(whole.items(), key=lambda each: (-each[1].accepted, -each[1].completed, each[0].code)))

    def whole(self) -> Month:
        """Everything together."""
        return _summed(("all", part) for part in self.parts.values()).get("all", Month())


def years() -> list[int]:
    """The years in which cases were handed in or decided, the latest first; two queries over all cases."""
    found = set[int]()
    for moment in ("submitted_at", "decided_at"):
        year = ExtractYear(moment, tzinfo=dates.SHANGHAI)
        known = Case.objects.exclude(**{moment: None}).annotate(year=year)
        found.update(known.order_by().values_list("year", flat=True).distinct())
    return sorted(found, reverse=True)


def statistics(year: int) -> Statistics:
    """Counted anew at each call."""
    begin, end = midnight(date(year, 1, 1)), midnight(date(year + 1, 1, 1))
    made: dict[tuple[date, int], Month] = defaultdict(Month)
    for name, rows in (("accepted", _accepted(begin, end)), ("completed", _completed(begin, end))):
        for month, agency, number in rows:
            setattr(made[month, agency], name, number)
    judged: dict[tuple[date, int], Figures] = defaultdict(Figures)
    decided = Case.objects.filter(decided_at__gte=begin, decided_at__lt=end)
    count_decisions(decided, lambda agency, day: judged[day.replace(day=1), agency])
    for key, figures in judged.items():
        made[key].statutory, made[key].promised = figures.statutory, figures.promised
    agencies = Agency.objects.in_bulk({agency for _month, agency in made})
    return Statistics(year, {(month, agencies[agency]): part for (month, agency), part in made.items()})


def _accepted(begin: Any, end: Any) -> Any:
    """A case that was accepted by law and confirmed by the organ afterwards was accepted once: the first time."""
    before = CaseEvent.objects.filter(case=OuterRef("case"), kind__in=ACCEPTING, sequence__lt=OuterRef("sequence"))
    return _by_month(CaseEvent.objects.filter(~Exists(before), kind__in=ACCEPTING), begin, end)


def _completed(begin: Any, end: Any) -> Any:
    """Decided; or ended in another way after it had been accepted."""
    accepted = CaseEvent.objects.filter(case=OuterRef("case"), kind__in=ACCEPTING)
    decided = CaseEvent.objects.filter(case=OuterRef("case"), kind__in=DECIDING)
    ended = Q(kind__in=ENDING) & Exists(accepted) & ~Exists(decided)
    return _by_month(CaseEvent.objects.filter(Q(kind__in=DECIDING) | ended), begin, end)


def _by_month(events: Any, begin: Any, end: Any) -> Any:
    month = TruncMonth("at", tzinfo=dates.SHANGHAI)
    rows = events.filter(at__gte=begin, at__lt=end).annotate(month=month, agency=F("case__agency_id"))
    counted = rows.order_by().values_list("month", "agency").annotate(number=Count("id"))
    return [(month.date(), agency, number) for month, agency, number in counted]


def _summed(parts: Any) -> dict[Any, Month]:
    made: dict[Any, Month] = {}
    for key, part in parts:
        made.setdefault(key, Month()).add(part)
    return made
