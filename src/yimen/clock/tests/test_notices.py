"""The notice of a year: what is refused, what it does to the calendar, and what it never touches."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.clock import Calendar, Notice, Term, due_date, official_calendar, read_notice, with_notice
from yimen.clock.tests.invented import INVENTED_YEAR, notice_for
from yimen.errors import Refusal

OFFICIAL = official_calendar()
DAY = timedelta(days=1)
NEXT = OFFICIAL.last_year + 1


def test_what_is_read_can_be_written_and_read_again() -> None:
    notice = read_notice(INVENTED_YEAR)
    assert read_notice(notice.as_dict()) == notice
    assert notice.first_day() == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("year",), "2027", "calendar_file_shape"),
        (("year",), 2300, "calendar_year_range"),
        (("document",), " ", "calendar_file_shape"),
        (("date",), "4 November", "clock_date_unreadable"),
        (("date",), "2024-11-04", "calendar_document_date"),
        (("colour",), "red", "calendar_file_shape"),
        (("holidays",), {}, "calendar_file_shape"),
        (("holidays",), [], "calendar_makeup_for_nothing"),
        (("holidays", 0, "from"), "2027-02-30", "clock_date_unreadable"),
        (("holidays", 0, "from"), "2026-11-30", "calendar_day_outside_year"),
        (("holidays", 0, "to"), "2028-01-01", "calendar_day_outside_year"),
        (("holidays", 0, "to"), "2026-12-30", "calendar_holiday_reversed"),
        (("holidays", 0, "to"), "2027-02-05", "calendar_holidays_overlap"),
        (("holidays", 2, "to"), "2027-11-30", "calendar_days_off_implausible"),
        (("makeup", 0, "day"), "2027-02-15", "calendar_makeup_not_weekend"),
        (("makeup", 0, "day"), "2027-02-06", "calendar_makeup_is_off"),
        (("makeup", 0, "day"), "2027-02-20", "calendar_makeup_twice"),
        (("makeup", 0, "for"), "端午节", "calendar_makeup_for_nothing"),
        (("makeup", 0), "2027-02-14", "calendar_file_shape"),
    ],
)
def test_a_slip_is_named(path: tuple[Any, ...], value: Any, code: str) -> None:
    given_ = deepcopy(INVENTED_YEAR)
    place: Any = given_
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(Refusal) as refused:
        read_notice(given_)
    assert refused.value.code == code


@pytest.mark.parametrize("given_", [None, [], "2027", {"year": 2027}])
def test_what_is_no_notice_is_refused(given_: Any) -> None:
    with pytest.raises(Refusal) as refused:
        read_notice(given_)
    assert refused.value.code == "calendar_file_shape"


def test_a_year_becomes_known_and_its_days_count_as_the_notice_says() -> None:
    calendar = with_notice(OFFICIAL, read_notice(INVENTED_YEAR))
    start = date(2027, 1, 29)
    before, after = due_date(start, Term(10), OFFICIAL), due_date(start, Term(10), calendar)
    assert (before.provisional, after.provisional) == (True, False)
    # Off from Friday 5 to Thursday 11 February, so five working days; the Sunday after it is worked.
    assert (before.date, after.date) == (date(2027, 2, 12), date(2027, 2, 18))
    assert not calendar.is_working(date(2026, 12, 31))


def test_a_correction_replaces_the_whole_year() -> None:
    wrong = with_notice(OFFICIAL, read_notice(INVENTED_YEAR))
    right = with_notice(wrong, notice_for(2027, [("2027-05-01", "2027-05-09")], []))
    assert right.is_working(date(2027, 2, 8))
    assert not right.is_working(date(2027, 5, 7))
    assert right.makeup_days == OFFICIAL.makeup_days


@st.composite
def notices(draw: st.DrawFn) -> Notice:
    """A notice for the first unknown year, spans from New Year on, make-up days on weekends that are not off."""
    first = date(NEXT, 1, 1) + DAY * draw(st.integers(0, 300))
    off = [(first + DAY * (8 * turn), draw(st.integers(3, 7))) for turn in range(draw(st.integers(3, 5)))]
    spans = [(begin, begin + DAY * (length - 1)) for begin, length in off]
    days = {begin + DAY * offset for begin, end in spans for offset in range((end - begin).days + 1)}
    weekends = [day for day in (first + DAY * offset for offset in range(60)) if day.weekday() > 4 and day not in days]
    weekends = [day for day in weekends if day.year == NEXT]
    makeup = draw(st.lists(st.sampled_from(weekends), unique=True, max_size=6)) if weekends else []
    return notice_for(NEXT, [(str(begin), str(end)) for begin, end in spans if end.year == NEXT][:5], map(str, makeup))


@given(notices(), st.dates(date(2004, 1, 1), date(NEXT - 1, 12, 30)), st.integers(0, 60))
def test_publishing_a_year_never_changes_a_due_day_in_known_years(notice: Notice, start: date, amount: int) -> None:
    before = due_date(start, Term(amount), OFFICIAL)
    after = due_date(start, Term(amount), with_notice(OFFICIAL, notice))
    if not before.provisional:
        assert after == before
    if before.date.year == NEXT and after.date.year == NEXT:
        assert (before.provisional, after.provisional) == (True, False)


@given(
    st.dates(date(2004, 1, 1), date(2028, 1, 1)),
    st.integers(0, 60),
    st.lists(st.integers(-5, 90), max_size=20),
)
def test_closures_only_move_due_days_later(start: date, amount: int, offsets: list[int]) -> None:
    closed: Calendar = OFFICIAL.with_closures(start + DAY * offset for offset in offsets)
    before, after = due_date(start, Term(amount), OFFICIAL).date, due_date(start, Term(amount), closed).date
    assert after >= before
    if amount:  # a term of zero may end on the very day of the event, which counts for no other term
        assert closed.working_days(start, after) == OFFICIAL.working_days(start, before)
