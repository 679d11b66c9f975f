"""What must always hold, whatever people try: random streams of acts by random people over random days."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from yimen.clock import Stop, Term, due_date
from yimen.errors import Refusal
from yimen.procedure import (
    ACTS,
    CLOSED,
    Actor,
    CaseFile,
    Event,
    Hearing,
    Role,
    ServiceRules,
    State,
    apply,
    attempt,
    fold,
    lapses,
)
from yimen.procedure.tests.cast import (
    CALENDAR,
    CAST,
    HEARD,
    JOINT,
    LOWER,
    NINE,
    ORDERED,
    PLAIN,
    PROMISES,
    RULES,
    SECOND,
)

ARGUMENTS: dict[str, Any] = {
    "items": ["平面图"], "ground": "testing", "time_needed": "十日", "reason": "理由", "step": "材料审核", "opinion": "agree",
    "outcome": "grant", "remedies": "复议、诉讼", "certificate": "C1", "method": "online", "parties": ["邻居"],
    "statement": "没有意见", "basis": "required", "place": "三楼", "chair": "11", "ruling": "rejected", "record": "笔录",
    "item": "平面图", "term": "5wd", "text": "符合",
}  # fmt: skip
GROUNDS = {"refuse_acceptance": "not_needed", "terminate": "object_gone"}
SERVICES = st.sampled_from([PLAIN, RULES, HEARD, ORDERED, JOINT, LOWER, PROMISES, ServiceRules(Term(3), Term(1))])
# Nine of ten tries are acts that the table knows in this state, by somebody it names: else few streams would come far.
STEPS = st.tuples(
    st.integers(0, 9),
    st.integers(0, 999),
    st.sampled_from([0, 0, 0, 1, 1, 2, 3, 7, 12]),
    st.sampled_from(["grant", "grant", "refuse"]),
    st.sampled_from(["材料审核", "现场核查"]),
    st.booleans(),
)
ONWARD = {"accept", "opine", "resume_clock", "hold_hearing", "decide", "record_certificate", "deliver"}
PEOPLE = [*CAST.values(), SECOND]


def chosen(file: CaseFile, kind: int, pick: int) -> tuple[str, Actor]:
    """An act and who tries it."""
    if kind == 0 or file.state is None:
        return ACTS[pick % len(ACTS)].act, PEOPLE[pick % len(PEOPLE)]
    known = [row for row in ACTS if file.state in row.from_states and row.act not in ("withdraw", "terminate")]
    if kind < 5:
        onward = [row for row in known if row.act in ONWARD]
        known = onward or known
    row = known[pick % len(known)] if known else ACTS[pick % len(ACTS)]
    able = [person for person in PEOPLE if person.roles & set(row.roles)]
    return row.act, able[pick % len(able)]


def arguments_of(act: str, day: date, outcome: str, step: str, full: bool) -> dict[str, Any]:
    row = next(row for row in ACTS if row.act == act)
    given = {
        each.name: ARGUMENTS[each.name] for each in row.arguments if each.name in ARGUMENTS and (full or each.required)
    }
    given |= {"ground": GROUNDS[act]} if act in GROUNDS else {}
    given |= {"outcome": outcome} if "outcome" in given else {}
    given |= (
        {"reason": "理由", "remedies": "复议"} if outcome == "refuse" and act in ("decide", "decide_at_once") else {}
    )
    given.pop("conditions", None), given.pop("false_statement", None)
    given |= {"step": step} if any(each.name == "step" for each in row.arguments) and full else {}
    given |= {"day": (day + timedelta(days=16)).isoformat()} if act == "notify_hearing" else {}
    return given


def walk(steps: Sequence[Any], rules: ServiceRules) -> list[tuple[CaseFile, Event, CaseFile]]:
    """The events that came of the stream, each with the case before and after; the case is submitted first."""
    at, done = NINE, []
    opening = attempt(CaseFile(), "submit", CAST[Role.APPLICANT], at, {}, rules, CALENDAR)
    file = apply(CaseFile(), opening, rules)
    done.append((CaseFile(), opening, file))
    for kind, pick, days, outcome, step, full in steps:
        act, actor = chosen(file, kind, pick)
        at += timedelta(days=days, minutes=1)
        made = lapses(file, at, rules, CALENDAR)
        for event in made:
            done.append((file, event, after := apply(file, event, rules)))
            file = after
        try:
            event = attempt(file, act, actor, at, arguments_of(act, at.date(), outcome, step, full), rules, CALENDAR)
        except Refusal:
            continue
        done.append((file, event, after := apply(file, event, rules)))
        file = after
    return done


STREAMS = st.lists(STEPS, min_size=5, max_size=40)
ROW_OF_EVENT = {row.event: row for row in ACTS}


@settings(max_examples=300, deadline=None)
@given(STREAMS, SERVICES)
def test_random_streams_never_reach_an_unlawful_state(steps: list[Any], rules: ServiceRules) -> None:
    for before, event, after in walk(steps, rules):
        row = ROW_OF_EVENT[event.kind]
        assert before.state in (row.from_states or {None})
        assert event.role in row.roles
        assert after.state == before.state or after.state in row.to
        assert event.at >= (before.last_at or event.at)
        if event.kind == "decided":
            assert before.accepted_at is not None and not before.standing()
            assert not before.unfinished_steps(rules.steps)
            assert rules.officers == 1 or len(before.examiners()) >= rules.officers
            assert rules.hearing is not Hearing.MUST or before.hearing.held_on
            assert after.state is not State.REFUSED or (event.data["reason"] and event.data["remedies"])
            assert rules.preliminary is None or before.preliminary_opinion
        if event.kind == "hearing_held":
            assert before.hearing.chair not in before.reviewers()
        if after.state in CLOSED:
            assert not after.running("correct", "decide", "promise", "deliver", "hearing")


@settings(max_examples=200, deadline=None)
@given(STREAMS, SERVICES)
def test_replaying_in_one_go_or_event_by_event_agrees(steps: list[Any], rules: ServiceRules) -> None:
    done = walk(steps, rules)
    events = [event for _before, event, _after in done]
    assert fold(events, rules) == (done[-1][2] if done else CaseFile())
    assert [after.events for _before, _event, after in done] == list(range(1, len(done) + 1))


@settings(max_examples=200, deadline=None)
@given(STREAMS, SERVICES)
def test_nothing_is_extended_or_accepted_twice_and_one_decision_a_case(steps: list[Any], rules: ServiceRules) -> None:
    kinds = [event.kind for _before, event, _after in walk(steps, rules)]
    for once in ("submitted", "extended", "decided", "hearing_held", "certificate_issued", "delivered", "accepted"):
        assert kinds.count(once) <= 1
    assert kinds.count("deemed_accepted") <= 1


@settings(max_examples=200, deadline=None)
@given(STREAMS, SERVICES)
def test_a_clock_ends_once_and_not_before_it_began(steps: list[Any], rules: ServiceRules) -> None:
    ended: dict[int, date] = {}
    for _before, _event, after in walk(steps, rules):
        for place, run in enumerate(after.clocks):
            if place in ended:
                assert run.ended == ended[place]
            elif run.ended is not None:
                assert run.ended >= run.started
                ended[place] = run.ended


@given(
    st.dates(date(2005, 1, 1), date(2025, 6, 1)),
    st.integers(1, 60),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_a_stop_of_n_excluded_working_days_moves_the_due_date_by_exactly_n(
    start: date, amount: int, begin: int, length: int
) -> None:
    plain = due_date(start, Term(amount), CALENDAR).date
    stop = Stop(start + timedelta(days=begin), start + timedelta(days=begin + length))
    moved = due_date(start, Term(amount), CALENDAR, [stop]).date
    excluded = CALENDAR.working_days(stop.begin, stop.end or stop.begin) if stop.begin < plain else 0
    assert CALENDAR.working_days(plain, moved) == excluded
