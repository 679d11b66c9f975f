"""The receipt log of a Dutch municipality (CoSeLoG), read case by case by our own clock: when it began, ended, was due.

One line of the file is one event; what belongs to the case stands in each of its lines as `case:…`, alike. Moments carry
their own offset, which changes with summer time, so only aware moments are compared.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TextIO

from yimen.clock import Calendar, Colour, Term, Unit, due_date, run, shanghai_date


@dataclass(frozen=True)
class LoggedCase:
    """One case of the log. stop: None while it was still open when the log was made."""

    number: str
    start: datetime
    stop: datetime | None
    deadline: datetime

    @property
    def term(self) -> Term:
        """From the day of the start to the day of the deadline, in calendar days."""
        return Term((shanghai_date(self.deadline) - shanghai_date(self.start)).days, Unit.CALENDAR_DAYS)


@dataclass(frozen=True)
class Reading:
    """What our clock says of a case.

    late         it ended after the moment of its deadline
    overdue      it ended on a later day than its last one, as the law counts
    """

    case: LoggedCase
    due: date
    late: bool
    overdue: bool


def read_cases(file: TextIO) -> list[LoggedCase]:
    """Every case of the log in its order. Raises ValueError where two lines of a case do not agree."""
    found: dict[str, LoggedCase] = {}
    for row in csv.DictReader(file):
        case = _case(row)
        if found.setdefault(case.number, case) != case:
            raise ValueError(f"{case.number} has two beginnings, ends or deadlines")
    return list(found.values())


def readings(cases: Iterable[LoggedCase], calendar: Calendar) -> Iterator[Reading]:
    """Each case read on the day on which it ended; those still open are left out."""
    for case in cases:
        if case.stop is None:
            continue
        begun, ended = shanghai_date(case.start), shanghai_date(case.stop)
        state = run(begun, case.term, calendar, (), ended)
        yield Reading(
            case,
            due_date(begun, case.term, calendar).date,
            late=case.stop > case.deadline,
            overdue=state.colour is Colour.OVERDUE,
        )


def _case(row: Mapping[str, str]) -> LoggedCase:
    stop = row["case:enddate"]
    return LoggedCase(
        row["case:concept:name"],
        datetime.fromisoformat(row["case:startdate"]),
        datetime.fromisoformat(stop) if stop else None,
        datetime.fromisoformat(row["case:deadline"]),
    )
