"""How far cases have come, for `yimen bench lists`: the columns of a row from a life's events, folded as everywhere.

A life is the same for all cases of equal rules that were handed in on the same day, so each is folded once.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from yimen.cases import store
from yimen.clock import Calendar
from yimen.clock.dates import SHANGHAI
from yimen.procedure import Event, Role, ServiceRules, fold

Deed = tuple[int, str, dict[str, Any]]  # days after the first day, kind of event, its data

_SUBMITTED: Deed = (0, "submitted", {})
_ACCEPTED: Deed = (1, "accepted", {})
_GRANTED: Deed = (9, "decided", {"outcome": "grant"})

LIVES: dict[str, tuple[Deed, ...]] = {
    "received": (_SUBMITTED,),
    "pre_reviewed": (_SUBMITTED, (1, "pre_reviewed", {})),
    "correcting": (_SUBMITTED, (2, "correction_notified", {"items": ["营业场所平面图"]})),
    "examined": (_SUBMITTED, _ACCEPTED),
    "stopped": (_SUBMITTED, _ACCEPTED, (3, "clock_stopped", {"ground": "testing", "time_needed": "十五日"})),
    "granted": (_SUBMITTED, _ACCEPTED, _GRANTED),
    "delivered": (_SUBMITTED, _ACCEPTED, _GRANTED, (12, "delivered", {"method": "window"})),
    "late": (_SUBMITTED, _ACCEPTED, (45, "decided", {"outcome": "grant"}), (48, "delivered", {"method": "window"})),
    "refused": (_SUBMITTED, _ACCEPTED, (8, "decided", {"outcome": "refuse"})),
    "turned_away": (_SUBMITTED, (2, "acceptance_refused", {"ground": "not_needed"})),
    "taken_back": (_SUBMITTED, _ACCEPTED, (4, "withdrawn", {})),
}

# Up to which age in days, and how many of a thousand cases of that age have come how far.
SPREAD: tuple[tuple[int, dict[str, int]], ...] = (
    (2, {"received": 550, "pre_reviewed": 200, "correcting": 100, "examined": 150}),
    (6, {"received": 60, "pre_reviewed": 90, "correcting": 150, "examined": 600, "taken_back": 20, "turned_away": 80}),
    (14, {"correcting": 40, "examined": 500, "stopped": 40, "granted": 360, "turned_away": 40, "taken_back": 20}),
    (60, {"correcting": 5, "examined": 25, "stopped": 20, "granted": 10, "delivered": 850, "refused": 90}),
    (
        100_000,
        {"correcting": 2, "examined": 3, "stopped": 2, "granted": 3, "delivered": 830, "late": 50,
         "refused": 70, "turned_away": 20, "taken_back": 20},
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Today:
    """The day on which the installation stands, and its calendar."""

    day: date
    calendar: Calendar

    def age(self, first: date) -> int:
        """How many days ago."""
        return (self.day - first).days


def spread_at(age: int) -> dict[str, int]:
    """How far cases of this age have come."""
    return next(shares for until, shares in SPREAD if age <= until)


class Lives:
    """Columns by rules, life and first day."""

    def __init__(self, today: Today) -> None:
        self.today = today
        self.columns = lru_cache(maxsize=None)(self._columns)

    def _columns(self, rules: ServiceRules, life: str, first: date) -> dict[str, Any]:
        """What `store.projection` makes of the events; nothing has happened after today."""
        age = self.today.age(first)
        events = [
            Event(kind, _morning(first, min(days, age), place), Role.OFFICER, "benchmark", data)
            for place, (days, kind, data) in enumerate(LIVES[life])
        ]
        return store.projection(fold(events, rules), self.today.calendar)


def _morning(first: date, days: int, place: int) -> datetime:
    return datetime.combine(first + timedelta(days=days), time(8, 5 * place), SHANGHAI)
