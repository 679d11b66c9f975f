"""What holds for every start, term and stop, known years or not."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from yimen.clock import Colour, Stop, Term, Unit, due_date, explain, official_calendar, run
from yimen.clock.tests import reference

OFFICIAL = official_calendar()
DAY = timedelta(days=1)

days = st.dates(min_value=date(2003, 6, 1), max_value=date(2027, 6, 1))
terms = st.builds(Term, st.integers(0, 60), st.sampled_from(Unit))


@st.composite
def stops(draw: st.DrawFn, start: date) -> list[Stop]:
    spans = draw(st.lists(st.tuples(st.integers(-10, 90), st.none() | st.integers(0, 40)), max_size=4))
    begins = [(start + begin * DAY, length) for begin, length in spans]
    return [Stop(begin, None if length is None else begin + length * DAY) for begin, length in begins]


@given(st.data(), days, terms, st.integers(-5, 120))
def test_agrees_with_counting_by_hand(data: st.DataObject, start: date, term: Term, later: int) -> None:
    stood, as_of = data.draw(stops(start)), start + later * DAY
    assert due_date(start, term, OFFICIAL, stood, as_of).date == reference.due(start, term, OFFICIAL, stood, as_of)
    assert due_date(start, term, OFFICIAL, stood).date == reference.due(start, term, OFFICIAL, stood)
    state = run(start, term, OFFICIAL, stood, as_of)
    assert state.used == reference.used(start, term, OFFICIAL, stood, as_of)
    assert state.remaining == term.amount - state.used
    assert (state.colour is Colour.OVERDUE) == (as_of > state.due)


@given(days, st.integers(1, 60), st.integers(0, 60), st.integers(0, 40))
def test_a_stop_moves_the_due_date_by_the_days_it_leaves_out(
    start: date, amount: int, offset: int, length: int
) -> None:
    begin = start + offset * DAY
    end = begin + length * DAY
    before = due_date(start, Term(amount), OFFICIAL).date
    assume(begin < before)
    left_out = OFFICIAL.working_days(begin, end)
    after = due_date(start, Term(amount), OFFICIAL, [Stop(begin, end)]).date
    assert OFFICIAL.working_days(before, after) == left_out


@given(st.data(), days, terms)
def test_overlapping_stops_count_once_in_any_order(data: st.DataObject, start: date, term: Term) -> None:
    stood = data.draw(stops(start))
    as_of = start + 30 * DAY
    due = due_date(start, term, OFFICIAL, stood, as_of)
    assert due_date(start, term, OFFICIAL, stood[::-1] + stood, as_of) == due


@given(st.data(), days, terms)
def test_the_explanation_ends_where_the_term_ends(data: st.DataObject, start: date, term: Term) -> None:
    stood = data.draw(stops(start))
    told = explain(start, term, OFFICIAL, stood, start + 20 * DAY)
    counted = [day for day in told if day.counted]
    assert [day.date for day in told] == [start + offset * DAY for offset in range(len(told))]
    assert counted[-1] == told[-1]
    assert told[-1].date == due_date(start, term, OFFICIAL, stood, start + 20 * DAY).date
    assert [day.number for day in counted] == (list(range(1, term.amount + 1)) or [0])
    assert all(day.number is None for day in told if not day.counted)


@given(days, terms, st.integers(0, 30))
def test_later_events_and_longer_terms_never_end_earlier(start: date, term: Term, more: int) -> None:
    due = due_date(start, term, OFFICIAL).date
    assert due_date(start + more * DAY, term, OFFICIAL).date >= due
    assert due_date(start, Term(term.amount + more, term.unit), OFFICIAL).date >= due


@given(days, terms, st.integers(0, 40))
def test_remaining_falls_and_colours_only_get_worse(start: date, term: Term, later: int) -> None:
    order = list(Colour)
    today, tomorrow = (run(start, term, OFFICIAL, (), start + n * DAY) for n in (later, later + 1))
    assert tomorrow.remaining <= today.remaining
    assert order.index(tomorrow.colour) >= order.index(today.colour)


@given(days, st.integers(1, 60))
def test_a_day_of_stop_that_goes_on_moves_the_due_date_on(start: date, amount: int) -> None:
    stood = [Stop(start)]
    dues = [due_date(start, Term(amount), OFFICIAL, stood, start + later * DAY).date for later in range(15)]
    assert dues == sorted(dues)
    assert run(start, Term(amount), OFFICIAL, stood, start + 5 * DAY).stopped
