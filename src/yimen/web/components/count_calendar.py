"""The count of a term on wall calendars: months of days, each saying in words what it is for the count.

Show one with `{% include "calendar/template.html" with count=count %}`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yimen.clock import Calendar, ClockState, DayCount, DayKind, Stop, Term, due_date, explain, official_calendar, run

MOST_MONTHS = 24
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Cell:
    """One day on the wall. `look` is its class for colours; `words` say the same and more, one short piece a line."""

    date: "date | None" = None  # quoted: here the name is already the field
    look: str = ""
    words: tuple[str, ...] = ()
    today: bool = False


@dataclass(frozen=True)
class Month:
    """One month: its first day, and its weeks from Monday to Sunday."""

    first: date
    weeks: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class LegendEntry:
    """One colour of the calendar in words."""

    look: str
    sign: str
    words: str


@dataclass(frozen=True)
class CountCalendar:
    """A term counted out.

    days     the count day by day; empty, like `months`, where it would fill more than two years of walls
    tally    how many days of each kind (`DayKind` value), the day of the event left out
    state    where the clock stands today; None outside the term
    """

    start: date
    term: Term
    due: date
    provisional: bool
    known_until: int
    days: tuple[DayCount, ...]
    months: tuple[Month, ...]
    legend: tuple[LegendEntry, ...]
    tally: dict[str, int]
    state: ClockState | None


def count_calendar(
    start: date,
    term: Term,
    *,
    today: date,
    stops: Sequence[Stop] = (),
    as_of: date | None = None,
    calendar: Calendar | None = None,
) -> CountCalendar:
    """Count a term out on walls; `as_of` (default: today) is the day to which a stop that has not ended reaches.

    Raises Refusal as `clock.due_date` does.
    """
    calendar, as_of = calendar or official_calendar(), as_of or today
    due = due_date(start, term, calendar, stops, as_of)
    drawable = (due.date.year - start.year) * 12 + due.date.month - start.month < MOST_MONTHS
    days = explain(start, term, calendar, stops, as_of) if drawable else ()
    return CountCalendar(
        start=start,
        term=term,
        due=due.date,
        provisional=due.provisional,
        known_until=calendar.last_year,
        days=days,
        months=_months(days, due.date, today),
        legend=_legend(days),
        tally=dict(Counter(day.kind.value for day in days if day.kind is not DayKind.START)),
        state=run(start, term, calendar, stops, as_of) if start <= as_of <= due.date else None,
    )


def day_words(day: DayCount, due: date) -> tuple[str, ...]:
    """What a day is for the count, in short pieces for a small square."""
    words = []
    if day.kind is DayKind.START:
        words.append(_("Event"))
    elif day.kind is DayKind.MAKEUP:
        words.append(_("Make-up"))
    elif day.kind is DayKind.HOLIDAY:
        words.append(_holiday(day))
    elif day.kind is DayKind.WEEKEND:
        words.append(_("Weekend"))
    elif day.kind is DayKind.STOPPED:
        words.append(_("Stopped"))
    if day.number:
        words.append(_("Day %(number)s") % {"number": day.number})
    if day.date == due:
        words.append(_("Last day"))
    return tuple(words)


def _holiday(day: DayCount) -> str:
    if day.note is None:
        return _("Off")
    if (get_language() or "").startswith("en"):
        return day.note.en
    return f"{_('Off')} {day.note.zh}"


def _look(day: DayCount, due: date) -> str:
    looks = []
    if day.date == due:
        looks.append("is-due")
    elif day.kind in (DayKind.START, DayKind.STOPPED):
        looks.append(f"is-{day.kind.value}")
    elif day.counted:
        looks.append("is-counted")
    if day.kind in (DayKind.MAKEUP, DayKind.HOLIDAY) and day.date != due:
        looks.append(f"is-{day.kind.value}")
    return " ".join(looks)


def _months(days: Sequence[DayCount], due: date, today: date) -> tuple[Month, ...]:
    told = {day.date: Cell(day.date, _look(day, due), day_words(day, due), day.date == today) for day in days}
    firsts = sorted({day.replace(day=1) for day in told})
    return tuple(Month(first, _weeks(first, told, today)) for first in firsts)


def _weeks(first: date, told: dict[date, Cell], today: date) -> tuple[tuple[Cell, ...], ...]:
    following = (first.replace(day=28) + 4 * DAY).replace(day=1)
    dates = [first + offset * DAY for offset in range((following - first).days)]
    cells = [Cell()] * first.weekday() + [told.get(day, Cell(day, "is-outside", (), day == today)) for day in dates]
    cells += [Cell()] * (-len(cells) % 7)
    return tuple(tuple(cells[place : place + 7]) for place in range(0, len(cells), 7))


def _legend(days: Sequence[DayCount]) -> tuple[LegendEntry, ...]:
    """The colours that occur, so that nobody looks for one that does not."""
    kinds = {day.kind for day in days}
    entries = (
        (True, LegendEntry("is-start", _("Event"), _("the day of the event; it does not count"))),
        (any(day.number for day in days), LegendEntry("is-counted", "1", _("counted, with its number"))),
        (DayKind.MAKEUP in kinds, LegendEntry("is-counted is-makeup", _("Make-up"), _("a weekend day that is worked"))),
        (DayKind.HOLIDAY in kinds, LegendEntry("is-holiday", _("Off"), _("a statutory holiday or a day off for it"))),
        (DayKind.STOPPED in kinds, LegendEntry("is-stopped", _("Stopped"), _("a day that the law does not count"))),
        (True, LegendEntry("is-due", _("Last day"), _("the term ends with this day"))),
    )
    return tuple(entry for occurs, entry in entries if occurs and days)
