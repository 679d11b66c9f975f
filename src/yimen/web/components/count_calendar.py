"""The count of a term on wall calendars: months of days, each saying in words what it is for the count.

Show one with `{% include "calendar/template.html" with count=count %}`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from yimen.clock import Calendar, ClockState, DayCount, DayKind, Stop, Term, due_date, explain, run
from yimen.workdays.calendars import calendar_of

MOST_MONTHS = 24
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Cell:
    """One day on the wall. `look` is its class for colours; `words` say the same and more, one short piece a line."""

    day: date | None = None
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
    left_out what does not count, in phrases: "4 weekend days"
    state    where the clock stands on the day asked about; None outside the term
    """

    start: date
    term: Term
    due: date
    provisional: bool
    known_from: int
    known_until: int
    days: tuple[DayCount, ...]
    months: tuple[Month, ...]
    legend: tuple[LegendEntry, ...]
    left_out: tuple[str, ...]
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

    calendar  that of this platform's district, unless another is given

    Raises Refusal as `clock.due_date` does.
    """
    as_of = as_of or today
    calendar = calendar or calendar_of(settings.YIMEN_DISTRICT)
    due = due_date(start, term, calendar, stops, as_of)
    drawable = (due.date.year - start.year) * 12 + due.date.month - start.month < MOST_MONTHS
    days = explain(start, term, calendar, stops, as_of) if drawable else ()
    return CountCalendar(
        start=start,
        term=term,
        due=due.date,
        provisional=due.provisional,
        known_from=calendar.first_year,
        known_until=calendar.last_year,
        days=days,
        months=_months(days, due.date, today),
        legend=_legend(days),
        left_out=_left_out(days),
        state=run(start, term, calendar, stops, as_of) if start <= as_of <= due.date else None,
    )


def day_words(day: DayCount, due: date) -> tuple[str, ...]:
    """What a day is for the count, in short pieces for a small square."""
    signs = {
        DayKind.START: _("Event"),
        DayKind.MAKEUP: _("Make-up"),
        DayKind.HOLIDAY: _holiday(day),
        DayKind.WEEKEND: _("Rest day"),
        DayKind.STOPPED: _("Stopped"),
    }
    words = [signs[day.kind]] if day.kind in signs else []
    if day.number:
        words.append(_("Day %(number)s") % {"number": day.number})
    if day.date == due:
        words.append(_("Last day"))
    return tuple(words)


def _holiday(day: DayCount) -> str:
    if day.note is None:
        return _("Off")
    return day.note.en if (get_language() or "").startswith("en") else f"{_('Off')} {day.note.zh}"


def _look(day: DayCount, due: date) -> str:
    if day.date == due:
        return "is-due"
    if day.kind in (DayKind.START, DayKind.STOPPED):
        return f"is-{day.kind.value}"
    looks = ["is-counted"] if day.counted else []
    if day.kind in (DayKind.MAKEUP, DayKind.HOLIDAY):
        looks.append(f"is-{day.kind.value}")
    return " ".join(looks)


def _months(days: Sequence[DayCount], due: date, today: date) -> tuple[Month, ...]:
    told = {day.date: Cell(day.date, _look(day, due), day_words(day, due), day.date == today) for day in days}
    firsts = sorted({day.replace(day=1) for day in told})
    return tuple(Month(first, weeks(first, told, today)) for first in firsts)


def weeks(first: date, told: dict[date, Cell], today: date) -> tuple[tuple[Cell, ...], ...]:
    """A month from Monday to Sunday, empty squares around it; `told` has what is said of its days."""
    following = (first.replace(day=28) + 4 * DAY).replace(day=1)
    dates = [first + offset * DAY for offset in range((following - first).days)]
    cells = [Cell()] * first.weekday() + [told.get(day, Cell(day, "is-outside", (), day == today)) for day in dates]
    cells += [Cell()] * (-len(cells) % 7)
    return tuple(tuple(cells[place : place + 7]) for place in range(0, len(cells), 7))


def _left_out(days: Sequence[DayCount]) -> tuple[str, ...]:
    number = Counter(day.kind for day in days if not day.counted)
    phrases = {
        DayKind.WEEKEND: ngettext("%(n)d weekend day", "%(n)d weekend days", number[DayKind.WEEKEND]),
        DayKind.HOLIDAY: ngettext("%(n)d day of holiday", "%(n)d days of holiday", number[DayKind.HOLIDAY]),
        DayKind.STOPPED: ngettext("%(n)d stopped day", "%(n)d stopped days", number[DayKind.STOPPED]),
    }
    return tuple(phrase % {"n": number[kind]} for kind, phrase in phrases.items() if number[kind])


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
