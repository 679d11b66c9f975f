"""Legal time, pure: terms, calendars, the day a term ends, and the count that shows why.

The rules, each in one place:
- The day of the event does not count; a term of n working days ends with the n-th working day after it (`due.py`).
- Working days are those of the State Council's yearly notices, weekend days worked in exchange (调休) included
  (`official.py`; years beyond what the package knows are read by `notices.py`; 行政许可法 82).
- Days on which the law stops the clock are not counted, and once only where stops overlap (`stops.py`; 行政许可法 45).
- Days are days in Asia/Shanghai (`dates.py`).

No function here reads a clock, a file or a database: everything follows from its arguments.
"""

from yimen.clock.calendars import Calendar, Holiday
from yimen.clock.colours import YELLOW_SHARE, Colour, read_share
from yimen.clock.dates import FIRST_DAY, LAST_DAY, parse_date, shanghai_date
from yimen.clock.due import Due, due_date
from yimen.clock.explain import DayCount, DayKind, as_dict, explain
from yimen.clock.notices import DaysOff, Notice, read_notice, with_notice
from yimen.clock.official import official_calendar
from yimen.clock.running import ClockState, run
from yimen.clock.stops import Stop
from yimen.clock.terms import Term, Unit
from yimen.clock.turning import TurningDays, turning_days

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "YELLOW_SHARE",
    "Calendar",
    "ClockState",
    "Colour",
    "DayCount",
    "DayKind",
    "DaysOff",
    "Due",
    "Holiday",
    "Notice",
    "Stop",
    "Term",
    "TurningDays",
    "Unit",
    "as_dict",
    "due_date",
    "explain",
    "official_calendar",
    "parse_date",
    "read_notice",
    "read_share",
    "run",
    "shanghai_date",
    "turning_days",
    "with_notice",
]
