"""From events to warnings: cases by hand, and that the day on which the job runs changes nothing."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from yimen.clock import Colour, Stop, Term, official_calendar, shanghai_date
from yimen.oversight.deriving import Derived, Ended, Found, derive, first_minute, follow
from yimen.oversight.planning import Limits
from yimen.oversight.tests.conftest import shanghai
from yimen.oversight.tests.streams import BEGIN, RULES, SHORT, stream
from yimen.procedure import CaseFile, ClockRun, Event, Role, ServiceRules

CALENDAR = official_calendar()
LATER = BEGIN + timedelta(days=120)
DAY = 24


def derived(events: list[Event], now: datetime = LATER, rules: ServiceRules = RULES, **limits: int) -> Derived:
    return derive(events, rules, now, CALENDAR, Limits(**limits))


def told(found: Found) -> tuple[str, str, str, str, str]:
    ended = found.ended.how.value if found.ended else ""
    return (found.clock, found.before.value, found.colour.value, found.day.isoformat(), ended)


def test_nobody_answers_an_application() -> None:
    outcome = derived(stream([]))
    # Received on Monday 25 January: five working days end on 1 February.
    assert [told(found) for found in outcome.found] == [
        ("correct", "green", "yellow", "2016-01-28", "superseded"),
        ("correct", "yellow", "red", "2016-01-29", "superseded"),
        ("correct", "red", "overdue", "2016-02-02", ""),
    ]
    # The sixth working day after 1 February: the 2nd to the 5th, the worked Saturday, the worked Sunday after the holiday.
    assert outcome.found[-1].leader_on == date(2016, 2, 14)
    assert outcome.next_look is None


def test_a_clock_kept_on_its_last_day_cancels_its_plan() -> None:
    events = stream([(7 * DAY, "accept")])  # Monday 1 February, the last day
    outcome = derived(events, now=events[-1].at)
    assert [told(found)[2:] for found in outcome.found] == [
        ("yellow", "2016-01-28", "superseded"),
        ("red", "2016-01-29", "kept"),
    ]
    assert outcome.found[-1].ended.at == events[-1].at


def test_a_clock_that_ended_late_keeps_its_warning_with_its_end() -> None:
    events = stream([(9 * DAY, "accept")])  # Wednesday 3 February
    late = next(found for found in derived(events).found if found.colour is Colour.OVERDUE and found.clock == "correct")
    assert late.ended.how is Ended.LATE
    assert late.leader_on is None


def test_each_clock_of_a_case_and_each_of_one_name_has_its_own_warnings() -> None:
    events = stream([(3 * DAY, "notify_correction"), (DAY, "resubmit"), (2, "accept")])
    found = derived(events).found
    assert {(each.clock, each.run) for each in found} == {("correct", 1), ("decide", 1), ("promise", 1)}
    again = derived(stream([(2, "notify_correction"), (DAY, "resubmit")])).found
    assert {(each.clock, each.run) for each in again} == {("correct", 2)}


def test_what_comes_on_the_day_of_a_turn_comes_after_it() -> None:
    in_time = stream([(3 * DAY - 10, "accept")])  # the evening before the yellow day
    on_the_day = stream([(3 * DAY, "accept")])
    assert not [found for found in derived(in_time).found if found.clock == "correct"]
    assert [found.colour for found in derived(on_the_day).found if found.clock == "correct"] == [Colour.YELLOW]


def test_the_next_look_is_the_next_turn() -> None:
    outcome = derived(stream([]), now=BEGIN)
    assert (outcome.found, outcome.next_look) == ((), date(2016, 1, 28))
    assert derived(stream([]), now=first_minute(date(2016, 2, 2))).next_look == date(2016, 2, 14)


def followed(*told: tuple[str, ClockRun], now: str = "2016-06-30 12:00") -> list[Found]:
    """What is found of one clock that was, after each moment, as given: stops and extensions by hand."""
    story = [
        (Event("x", shanghai(at), Role.OFFICER, "7"), CaseFile(events=place, clocks=(run,)))
        for place, (at, run) in enumerate(told, 1)
    ]
    return list(follow(story, shanghai(now), CALENDAR, Limits()).found)


TEN = ClockRun(
    "decide", date(2016, 5, 3), Term(10), ""
)  # due on Tuesday 17 May; yellow from the 12th, red from the 16th


def test_a_stop_begins_before_a_turn_and_moves_it() -> None:
    stopped = replace(TEN, stops=(Stop(date(2016, 5, 11)),))
    resumed = replace(TEN, stops=(Stop(date(2016, 5, 11), date(2016, 5, 18)),))  # five working days
    assert followed(("2016-05-03 10:00", TEN), ("2016-05-11 10:00", stopped)) == []
    found = followed(("2016-05-03 10:00", TEN), ("2016-05-11 10:00", stopped), ("2016-05-18 10:00", resumed))
    assert [(each.colour.value, each.day) for each in found] == [
        ("yellow", date(2016, 5, 19)), ("red", date(2016, 5, 23)), ("overdue", date(2016, 5, 25)),
    ]  # fmt: skip


def test_a_clock_that_stands_keeps_the_colour_it_has() -> None:
    stopped = replace(TEN, stops=(Stop(date(2016, 5, 13)),))
    resumed = replace(TEN, stops=(Stop(date(2016, 5, 13), date(2016, 5, 27)),))
    found = followed(("2016-05-03 10:00", TEN), ("2016-05-13 10:00", stopped), ("2016-05-27 10:00", resumed))
    assert [(each.colour.value, each.day) for each in found] == [
        ("yellow", date(2016, 5, 12)), ("red", date(2016, 5, 30)), ("overdue", date(2016, 6, 1)),
    ]  # fmt: skip


def test_a_clock_that_ends_while_it_stands_has_kept_its_term() -> None:
    stopped = replace(TEN, stops=(Stop(date(2016, 5, 13)),))
    ended = replace(stopped, ended=date(2016, 6, 20))
    found = followed(("2016-05-03 10:00", TEN), ("2016-05-13 10:00", stopped), ("2016-06-20 10:00", ended))
    assert [(each.colour.value, each.ended.how.value) for each in found] == [("yellow", "kept")]


def test_an_extension_eases_and_the_longer_term_has_warnings_of_its_own() -> None:
    extended = replace(TEN, term=Term(20))  # due on the 31st; yellow from the 23rd
    found = followed(("2016-05-03 10:00", TEN), ("2016-05-12 10:00", extended), now="2016-05-24 12:00")
    assert [(each.term, each.colour.value, each.day, each.ended and each.ended.how.value) for each in found] == [
        ("10wd", "yellow", date(2016, 5, 12), "eased"),
        ("20wd", "yellow", date(2016, 5, 23), None),
    ]


def test_a_clock_found_to_have_begun_long_ago_is_warned_of_the_next_morning() -> None:
    found = followed(("2016-05-20 10:00", TEN), now="2016-05-21 00:05")
    assert [(each.before.value, each.colour.value, each.day) for each in found] == [
        ("green", "overdue", date(2016, 5, 21))
    ]


ACTS = [
    "pre_review",
    "notify_correction",
    "resubmit",
    "accept",
    "opine",
    "decide",
    "record_certificate",
    "deliver",
    "withdraw",
    "stop_clock",
    "resume_clock",
    "extend",
]
STEPS = st.lists(st.tuples(st.integers(0, 9 * DAY), st.sampled_from(ACTS)), max_size=14)


@given(STEPS, st.sampled_from([RULES, SHORT]), st.lists(st.booleans(), min_size=200, max_size=200), st.integers(0, 8))
@settings(max_examples=80, deadline=None)
def test_daily_with_standstills_equals_at_once(
    steps: list[tuple[int, str]], rules: ServiceRules, awake: list[bool], leader_after: int
) -> None:
    """The job ran on some days only, an event settles its case too: the same warnings, in the same order, as at the end."""
    events = stream(steps, rules)
    last = shanghai_date(events[-1].at) + timedelta(days=40)
    days = [shanghai_date(BEGIN) + timedelta(days=n) for n in range((last - shanghai_date(BEGIN)).days + 1)]
    moments = [first_minute(day) + timedelta(minutes=5) for day, works in zip(days, awake, strict=False) if works]
    raised: list[tuple] = []
    ended: dict[tuple, object] = {}
    next_look: date | None = shanghai_date(BEGIN)
    for now in sorted([*moments, *(event.at for event in events)]):
        by_event = any(event.at == now for event in events)
        if not by_event and (next_look is None or next_look > shanghai_date(now)):
            continue  # the job looks at nothing that is not planned
        outcome = derived(events, now, rules, leader_after=leader_after)
        raised += [found.key for found in outcome.found if found.key not in raised]
        ended |= {found.key: (found.ended, found.leader_on) for found in outcome.found}
        next_look = outcome.next_look
    final = derived(events, first_minute(last), rules, leader_after=leader_after)
    # Days after the last waking day are caught up by the next run.
    caught_up = derived(events, first_minute(last), rules, leader_after=leader_after)
    raised += [found.key for found in caught_up.found if found.key not in raised]
    assert raised == [found.key for found in final.found]
    known = {found.key: (found.ended, found.leader_on) for found in final.found}
    if next_look is None or next_look > last:
        assert ended == known
    for key, (ending, _leader) in ended.items():
        assert ending is None or ending == known[key][0]


@given(STEPS)
@settings(max_examples=60, deadline=None)
def test_colours_only_worsen_and_a_plan_is_always_ahead(steps: list[tuple[int, str]]) -> None:
    events = stream(steps)
    for now in (events[-1].at, LATER):
        outcome = derived(events, now)
        assert outcome.next_look is None or outcome.next_look > shanghai_date(now)
        assert all(found.day <= shanghai_date(now) for found in outcome.found)
        assert len({found.key for found in outcome.found}) == len(outcome.found)
        ended_late = [found for found in outcome.found if found.ended and found.ended.how is Ended.LATE]
        assert all(found.colour is Colour.OVERDUE for found in ended_late)
