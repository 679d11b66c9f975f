"""The course of a ticket and the rule of who is next, without a database."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.errors import Refusal
from yimen.reception import course
from yimen.reception.ranks import rank
from yimen.reception.slots import blocked_until, slots

NINE = datetime(2016, 6, 1, 9, 0)
HEAD_START = timedelta(minutes=20)


@pytest.mark.parametrize("state", [*course.OVER, course.WAITING, course.CALLED, course.SERVING, course.HELD])
@pytest.mark.parametrize("act", list(course.STEPS))
def test_a_step_is_taken_only_from_its_states(act: str, state: str) -> None:
    if state in course.STEPS[act].begins:
        assert course.check(act, state) is course.STEPS[act]
    else:
        with pytest.raises(Refusal, match="ticket_not_there_now"):
            course.check(act, state)


def test_every_state_is_reached_and_only_missed_ones_come_back() -> None:
    assert {step.leads_to for step in course.STEPS.values()} == {*course.OVER, "waiting", "called", "serving", "held"}
    again = {state for step in course.STEPS.values() for state in step.begins}
    assert again.intersection(course.OVER) == {course.MISSED}


@pytest.mark.parametrize(
    ("taken", "priority", "appointed", "minutes"),
    [
        (0, "", None, 0),
        (0, "elderly", None, -20),
        (30, "elderly", None, 10),  # passes those of the last twenty minutes, not those before
        (-40, "appointment", 0, -20),  # who comes early waits for their time
        (10, "appointment", 0, -20),
        (15, "appointment", 0, -20),
        (16, "appointment", 0, 16),  # too late: like everybody
    ],
)
def test_when_a_ticket_counts_as_come(taken: int, priority: str, appointed: Any, minutes: int) -> None:
    def at(minute: int) -> datetime:
        return NINE + timedelta(minutes=minute)

    appointed_at = None if appointed is None else at(appointed)
    assert rank(at(taken), priority, HEAD_START, appointed_at) == at(minutes)


@given(st.lists(st.tuples(st.integers(0, 300), st.sampled_from(["", "elderly", "veteran"])), max_size=30))
def test_nobody_is_passed_by_who_came_more_than_the_head_start_later(people: list[tuple[int, str]]) -> None:
    ranked = [(rank(NINE + timedelta(minutes=minute), priority, HEAD_START), minute) for minute, priority in people]
    for earlier_rank, earlier in ranked:
        assert all(other >= earlier_rank for other, minute in ranked if minute > earlier + 20)


class TestSlots:
    def test_times_that_fit_with_their_places(self) -> None:
        found = slots([(time(9), time(10, 15), 30, 2), (time(9, 30), time(10), 30, 1)], {time(9, 30): 3})
        assert [(each.starts, each.places, each.free) for each in found] == [(time(9), 2, 2), (time(9, 30), 3, 0)]

    @pytest.mark.parametrize(
        ("missed", "until"),
        [
            ([], None),
            ([date(2016, 5, 1), date(2016, 5, 20)], None),
            ([date(2016, 5, 1), date(2016, 5, 20), date(2016, 5, 10)], date(2016, 6, 19)),
            ([date(2016, 3, 1), date(2016, 5, 20), date(2016, 5, 10)], None),  # one is more than ninety days ago
            ([date(2016, 4, 1), date(2016, 4, 2), date(2016, 4, 3)], None),  # thirty days are over
        ],
    )
    def test_who_misses_three_waits_thirty_days(self, missed: list[date], until: date | None) -> None:
        assert blocked_until(missed, date(2016, 6, 1), 3) == until
