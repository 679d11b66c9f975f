"""One year of the official calendar as the State Council's notice gives it: read, checked, and put into a calendar.

A notice comes out in the autumn before its year (国办发明电). It names spans of days off and the weekend days that are
worked in exchange, and may reach back into the last days of the year before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NoReturn

from yimen.clock.calendars import SATURDAY, Calendar, Holiday
from yimen.clock.dates import FIRST_DAY, LAST_DAY, parse_date
from yimen.errors import Refusal

DAY = timedelta(days=1)
FEWEST_DAYS_OFF, MOST_DAYS_OFF = 7, 40
FIELDS = ("year", "document", "date", "holidays", "makeup")
# Of the year before, a notice has never moved a day earlier than this.
REACHES_BACK_TO = (12, 24)
LONGEST_TEXT = 100


@dataclass(frozen=True)
class DaysOff:
    """One holiday of a notice: the days from `first` to `last` are off, weekends among them included."""

    name: Holiday
    first: date
    last: date

    def days(self) -> Iterator[date]:
        """Every day of it, in order."""
        return (self.first + DAY * offset for offset in range((self.last - self.first).days + 1))


@dataclass(frozen=True)
class Notice:
    """The working days of one year.

    document   number of the notice, such as 国办发明电〔2025〕7号; published: the day it bears
    makeup     weekend days that are worked, with the holiday they are worked for
    """

    year: int
    document: str
    published: date
    holidays: tuple[DaysOff, ...]
    makeup: tuple[tuple[date, Holiday], ...]

    def days_off(self) -> dict[date, Holiday]:
        """Every day off with its name."""
        return {day: span.name for span in self.holidays for day in span.days()}

    def first_day(self) -> date:
        """The first day of which this notice says anything: New Year's Day, or one of the last days before it."""
        return min([date(self.year, 1, 1), *self.days_off(), *dict(self.makeup)])

    def as_dict(self) -> dict[str, Any]:
        """The notice as plain JSON values; `read_notice` reads them back."""
        return {
            "year": self.year,
            "document": self.document,
            "date": self.published.isoformat(),
            "holidays": [
                {
                    "name": span.name.zh,
                    "name_en": span.name.en,
                    "from": span.first.isoformat(),
                    "to": span.last.isoformat(),
                }
                for span in self.holidays
            ],
            "makeup": [{"day": day.isoformat(), "for": name.zh} for day, name in self.makeup],
        }


def with_notice(calendar: Calendar, notice: Notice) -> Calendar:
    """The calendar with this year as the notice has it; what was known of that year before is replaced whole.

    Apply notices in the order of their years, since one may move the last days of the year before.
    """
    off, worked = notice.days_off(), dict(notice.makeup)

    def kept(days: Mapping[date, Holiday]) -> dict[date, Holiday]:
        return {day: name for day, name in days.items() if day.year != notice.year and day not in {**off, **worked}}

    return replace(
        calendar,
        first_year=min(calendar.first_year, notice.year),
        last_year=max(calendar.last_year, notice.year),
        holidays=kept(calendar.holidays) | off,
        makeup_days=kept(calendar.makeup_days) | worked,
    )


def read_notice(given: Any) -> Notice:
    """A notice from plain JSON values: {"year", "document", "date", "holidays": [{"name", "name_en", "from", "to"}],
    "makeup": [{"day", "for"}]}.

    Raises Refusal (422): calendar_file_shape (place, wanted), calendar_year_range, calendar_document_date,
    calendar_day_outside_year, calendar_holiday_reversed, calendar_holidays_overlap, calendar_makeup_not_weekend,
    calendar_makeup_is_off, calendar_makeup_twice, calendar_makeup_for_nothing, calendar_days_off_implausible, and what
    `parse_date` says of a date.
    """
    record = _object(given, "", FIELDS)
    year = _year(record)
    holidays = tuple(_days_off(each, place) for place, each in _list(record, "holidays"))
    names = {span.name.zh: span.name for span in holidays}
    makeup = tuple(_makeup(each, place, names) for place, each in _list(record, "makeup"))
    document, published = _text(record, "document", ""), parse_date(_text(record, "date", ""))
    if not year - 1 <= published.year <= year:
        _refuse("calendar_document_date", date=published.isoformat(), year=year)
    notice = Notice(year, document, published, _sorted(holidays), tuple(sorted(makeup, key=lambda each: each[0])))
    _check_days(notice)
    return notice


def _check_days(notice: Notice) -> None:
    _check_spans(notice)
    off, seen = notice.days_off(), set[date]()
    for day, _name in notice.makeup:
        _inside(day, notice.year)
        if day.weekday() < SATURDAY:
            _refuse("calendar_makeup_not_weekend", day=day.isoformat())
        if day in off:
            _refuse("calendar_makeup_is_off", day=day.isoformat())
        if day in seen:
            _refuse("calendar_makeup_twice", day=day.isoformat())
        seen.add(day)


def _check_spans(notice: Notice) -> None:
    seen: set[date] = set()
    for span in notice.holidays:
        if span.last < span.first:
            _refuse("calendar_holiday_reversed", name=span.name.zh, first=span.first.isoformat())
        # The ends first: a slip in the year would make a span of centuries.
        _inside(span.first, notice.year)
        _inside(span.last, notice.year)
        for day in span.days():
            if day in seen:
                _refuse("calendar_holidays_overlap", day=day.isoformat())
            seen.add(day)
    if not FEWEST_DAYS_OFF <= len(seen) <= MOST_DAYS_OFF:
        _refuse("calendar_days_off_implausible", number=len(seen), least=FEWEST_DAYS_OFF, most=MOST_DAYS_OFF)


def _inside(day: date, year: int) -> None:
    if not date(year - 1, *REACHES_BACK_TO) <= day <= date(year, 12, 31):
        _refuse("calendar_day_outside_year", day=day.isoformat(), year=year)


def _year(record: Mapping[str, Any]) -> int:
    year = record["year"]
    if not isinstance(year, int) or isinstance(year, bool):
        _refuse("calendar_file_shape", place="year", wanted="2027")
    if not FIRST_DAY.year < year <= LAST_DAY.year:
        _refuse("calendar_year_range", year=year, first=FIRST_DAY.year + 1, last=LAST_DAY.year)
    return int(year)


def _days_off(given: Any, place: str) -> DaysOff:
    record = _object(given, place, ("name", "from", "to"), optional=("name_en",))
    name = _text(record, "name", place)
    english = _text(record, "name_en", place) if "name_en" in record else name
    return DaysOff(
        Holiday(name, english), parse_date(_text(record, "from", place)), parse_date(_text(record, "to", place))
    )


def _makeup(given: Any, place: str, names: Mapping[str, Holiday]) -> tuple[date, Holiday]:
    record = _object(given, place, ("day", "for"))
    day, name = parse_date(_text(record, "day", place)), _text(record, "for", place)
    if name not in names:
        _refuse("calendar_makeup_for_nothing", day=day.isoformat(), name=name)
    return day, names[name]


def _sorted(spans: tuple[DaysOff, ...]) -> tuple[DaysOff, ...]:
    return tuple(sorted(spans, key=lambda span: span.first))


def _object(given: Any, place: str, wanted: tuple[str, ...], optional: tuple[str, ...] = ()) -> Mapping[str, Any]:
    """A JSON object with just these fields."""
    told = ", ".join((*wanted, *optional))
    if not isinstance(given, Mapping) or not set(wanted) <= set(given) <= {*wanted, *optional}:
        _refuse("calendar_file_shape", place=place or "{}", wanted=told)
    return given


def _list(record: Mapping[str, Any], field: str) -> list[tuple[str, Any]]:
    if not isinstance(record[field], list):
        _refuse("calendar_file_shape", place=field, wanted="[…]")
    return [(f"{field}[{number}]", each) for number, each in enumerate(record[field])]


def _text(record: Mapping[str, Any], field: str, place: str) -> str:
    value = record[field]
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_TEXT or "\x00" in value:
        _refuse("calendar_file_shape", place=f"{place}.{field}".lstrip("."), wanted="“…”")
    return str(value).strip()


def _refuse(code: str, **data: Any) -> NoReturn:
    raise Refusal(code, status=422, **data)
