"""The act table, row by row: the wrong person and the wrong state first, then the act itself."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from yimen.clock import Term
from yimen.errors import Refusal
from yimen.procedure import (
    ACTS,
    Actor,
    CaseFile,
    Event,
    Role,
    ServiceRules,
    State,
    apply,
    attempt,
    fold,
    plain_steps,
    possibilities,
)
from yimen.procedure.changes import CHANGES

SHANGHAI = ZoneInfo("Asia/Shanghai")
NINE = datetime(2016, 6, 1, 9, 0, tzinfo=SHANGHAI)
RULES = ServiceRules(Term.parse("20wd"), Term.parse("5wd"), officers=2, steps=plain_steps("材料审核", "现场核查"))
PLAIN = ServiceRules(Term.parse("20wd"))

WANG = Actor("1", "王小明", frozenset({Role.APPLICANT}))
CLERK = Actor("2", "李敏", frozenset({Role.COUNTER}))
OFFICER = Actor("3", "陈刚", frozenset({Role.OFFICER}), "scjg")
SECOND = Actor("4", "周洁", frozenset({Role.OFFICER}), "scjg")
HEAD = Actor("5", "赵磊", frozenset({Role.SECTION_HEAD}), "scjg")
LEADER = Actor("6", "钱进", frozenset({Role.LEADER}))
MACHINE = Actor("system", "system", frozenset({Role.SYSTEM}))
CAST = {
    Role.APPLICANT: WANG,
    Role.COUNTER: CLERK,
    Role.OFFICER: OFFICER,
    Role.SECTION_HEAD: HEAD,
    Role.LEADER: LEADER,
    Role.SYSTEM: MACHINE,
}

GAPS = {"items": ["营业执照", "平面图"]}
AGREE = {"opinion": "agree"}
GRANT = {"outcome": "grant"}


def story(*acts: tuple[str, Actor, dict], rules: ServiceRules = PLAIN) -> CaseFile:
    """The case after these acts, one an hour; every one of them must be allowed."""
    file = CaseFile()
    for hour, (act, actor, arguments) in enumerate(acts):
        file = apply(file, attempt(file, act, actor, NINE + timedelta(hours=hour), arguments, rules), rules)
    return file


SUBMITTED = (("submit", WANG, {}),)
ACCEPTED = (*SUBMITTED, ("accept", OFFICER, {}))
GRANTED = (*ACCEPTED, ("decide", HEAD, GRANT))
ISSUED = (*GRANTED, ("record_certificate", MACHINE, {"certificate": "C1"}))
CORRECTION = (*SUBMITTED, ("notify_correction", OFFICER, GAPS))
LATER = NINE + timedelta(days=1)

# act, the person who may, the arguments, the way there, where it leads
WAYS = [
    ("submit", WANG, {}, (), State.SUBMITTED),
    ("pre_review", CLERK, {}, SUBMITTED, State.PRE_REVIEWED),
    ("notify_correction", OFFICER, GAPS, SUBMITTED, State.CORRECTION),
    ("resubmit", WANG, GAPS, CORRECTION, State.SUBMITTED),
    ("accept", OFFICER, {}, SUBMITTED, State.ACCEPTED),
    ("refuse_acceptance", OFFICER, {"ground": "not_needed"}, SUBMITTED, State.NOT_ACCEPTED),
    ("opine", OFFICER, AGREE, ACCEPTED, State.ACCEPTED),
    ("decide", HEAD, GRANT, ACCEPTED, State.GRANTED),
    ("decide", HEAD, {"outcome": "refuse", "reason": "不符合条件", "remedies": "复议、诉讼"}, ACCEPTED, State.REFUSED),
    ("record_certificate", MACHINE, {"certificate": "C1"}, GRANTED, State.GRANTED),
    ("deliver", CLERK, {"method": "online"}, ISSUED, State.DELIVERED),
    ("withdraw", WANG, {}, ACCEPTED, State.WITHDRAWN),
]
ROWS = {row.act: row for row in ACTS}
EVERY_STATE = {
    None: (),
    State.SUBMITTED: SUBMITTED,
    State.PRE_REVIEWED: (*SUBMITTED, ("pre_review", CLERK, {})),
    State.CORRECTION: CORRECTION,
    State.ACCEPTED: ACCEPTED,
    State.GRANTED: GRANTED,
    State.REFUSED: (*ACCEPTED, WAYS[8][:3]),
    State.DELIVERED: (*ISSUED, ("deliver", CLERK, {"method": "online"})),
    State.NOT_ACCEPTED: (*SUBMITTED, WAYS[5][:3]),
    State.WITHDRAWN: (*SUBMITTED, ("withdraw", WANG, {})),
}


def refusal_of(file: CaseFile, act: str, actor: Actor, arguments: dict, rules: ServiceRules = PLAIN) -> Refusal:
    with pytest.raises(Refusal) as caught:
        attempt(file, act, actor, LATER, arguments, rules)
    return caught.value


def test_every_row_is_walked_and_every_event_changes_the_case() -> None:
    assert {way[0] for way in WAYS} == set(ROWS)
    assert set(CHANGES) == {row.event for row in ACTS}
    assert set(EVERY_STATE) == {None, *State}


@pytest.mark.parametrize(("act", "actor", "arguments", "before", "to"), WAYS)
def test_who_is_not_named_in_the_row_may_not(act: str, actor: Actor, arguments: dict, before: tuple, to: State) -> None:
    file = story(*before)
    for role, person in CAST.items():
        if role not in ROWS[act].roles:
            assert refusal_of(file, act, person, arguments).code == "act_not_your_role"


@pytest.mark.parametrize(("act", "actor", "arguments", "before", "to"), WAYS)
def test_no_act_outside_its_states(act: str, actor: Actor, arguments: dict, before: tuple, to: State) -> None:
    for state, way in EVERY_STATE.items():
        if state not in (ROWS[act].from_states or {None}):
            refusal = refusal_of(story(*way), act, actor, arguments)
            assert (refusal.code, refusal.article) == ("act_not_in_state", ROWS[act].article)


@pytest.mark.parametrize(("act", "actor", "arguments", "before", "to"), WAYS)
def test_the_act_leads_where_the_row_says(act: str, actor: Actor, arguments: dict, before: tuple, to: State) -> None:
    file = story(*before, (act, actor, arguments))
    assert file.state == to
    assert not ROWS[act].to or to in ROWS[act].to


@pytest.mark.parametrize(
    ("act", "arguments", "code"),
    [
        ("accept", {"colour": "red"}, "argument_unknown"),
        ("accept", {"note": 5}, "argument_type"),
        ("accept", {"note": "a\x00b"}, "argument_type"),
        ("accept", {"note": "长" * 2001}, "argument_too_long"),
        ("notify_correction", {}, "argument_missing"),
        ("notify_correction", {"items": ["  ", ""]}, "argument_missing"),
        ("notify_correction", {"items": "营业执照"}, "argument_type"),
        ("notify_correction", {"items": ["x"] * 51}, "argument_type"),
        ("refuse_acceptance", {"ground": "busy"}, "argument_choice"),
        ("refuse_acceptance", {"ground": "not_competent"}, "organ_not_named"),
        ("dance", {}, "act_unknown"),
    ],
)
def test_wrong_arguments_are_named(act: str, arguments: dict, code: str) -> None:
    refusal = refusal_of(story(*SUBMITTED), act, OFFICER, arguments)
    assert (refusal.code, refusal.status) == (code, 422)


def test_an_act_may_not_lie_before_the_last_one() -> None:
    with pytest.raises(Refusal, match="act_before_last"):
        attempt(story(*SUBMITTED), "accept", OFFICER, NINE - timedelta(minutes=1), {}, PLAIN)


class TestCorrection:
    def test_a_gap_not_told_at_first_may_not_be_asked_later(self) -> None:
        file = story(*CORRECTION, ("resubmit", WANG, {"items": ["营业执照"]}))
        refusal = refusal_of(file, "notify_correction", OFFICER, {"items": ["平面图", "身份证"]})
        assert (refusal.code, refusal.data["items"]) == ("gap_not_told_at_first", "身份证")
        again = apply(file, attempt(file, "notify_correction", OFFICER, LATER, {"items": ["平面图"]}, PLAIN), PLAIN)
        assert (again.state, again.gaps_open) == (State.CORRECTION, ("平面图",))

    def test_open_gaps_keep_from_acceptance_and_closed_ones_force_it(self) -> None:
        half = story(*CORRECTION, ("resubmit", WANG, {"items": ["营业执照"]}))
        assert refusal_of(half, "accept", OFFICER, {}).code == "gaps_still_open"
        whole = story(*CORRECTION, ("resubmit", WANG, GAPS))
        assert refusal_of(whole, "notify_correction", OFFICER, GAPS).code == "must_accept"
        assert attempt(whole, "accept", OFFICER, LATER, {}, PLAIN).kind == "accepted"

    def test_only_what_was_asked_is_handed_in(self) -> None:
        assert refusal_of(story(*CORRECTION), "resubmit", WANG, {"items": ["护照"]}).code == "correction_not_asked"


class TestExamination:
    def opinions(self, *given: tuple[Actor, str]) -> CaseFile:
        return story(*ACCEPTED, *(("opine", who, {**AGREE, "step": step}) for who, step in given), rules=RULES)

    @pytest.mark.parametrize(
        ("given", "code"),
        [
            ((), "officers_missing"),
            (((OFFICER, "材料审核"), (OFFICER, "现场核查")), "officers_missing"),
            (((OFFICER, "材料审核"), (SECOND, "材料审核")), "examination_unfinished"),
        ],
    )
    def test_no_decision_before_the_examination_is_done(self, given: tuple, code: str) -> None:
        assert refusal_of(self.opinions(*given), "decide", HEAD, GRANT, RULES).code == code

    def test_two_officers_and_every_step_open_the_decision(self) -> None:
        file = self.opinions((OFFICER, "材料审核"), (SECOND, "现场核查"))
        assert attempt(file, "decide", HEAD, LATER, GRANT, RULES).data == GRANT

    def test_nobody_counts_twice_in_one_step(self) -> None:
        file = self.opinions((OFFICER, "材料审核"))
        again = refusal_of(file, "opine", OFFICER, {**AGREE, "step": "材料审核"}, RULES)
        assert again.code == "opinion_already_given"

    @pytest.mark.parametrize("step", ["", "听证"])
    def test_an_opinion_belongs_to_a_step_of_the_service(self, step: str) -> None:
        file = story(*ACCEPTED, rules=RULES)
        assert refusal_of(file, "opine", OFFICER, {**AGREE, "step": step}, RULES).code == "step_unknown"


class TestDecision:
    def test_a_refusal_names_reasons_and_remedies(self) -> None:
        file = story(*ACCEPTED)
        assert refusal_of(file, "decide", HEAD, {"outcome": "refuse"}).code == "refusal_without_reason"
        without = {"outcome": "refuse", "reason": "不符合条件"}
        refusal = refusal_of(file, "decide", HEAD, without)
        assert (refusal.code, refusal.article) == ("refusal_without_remedies", "行政许可法 38(2)")

    def test_nothing_is_delivered_before_the_certificate_is_there(self) -> None:
        assert refusal_of(story(*GRANTED), "deliver", CLERK, {"method": "online"}).code == "certificate_not_ready"
        again = refusal_of(story(*ISSUED), "record_certificate", MACHINE, {"certificate": "C2"})
        assert again.code == "certificate_exists"


class TestClocks:
    def test_acceptance_starts_both_terms_and_ends_the_five_days(self) -> None:
        file = story(*SUBMITTED, ("accept", OFFICER, {}), rules=RULES)
        assert [(run.name, str(run.term), run.ended is None) for run in file.clocks] == [
            ("correct", "5wd", False),
            ("decide", "20wd", True),
            ("promise", "5wd", True),
        ]

    def test_a_correction_handed_in_starts_five_new_days(self) -> None:
        file = story(*CORRECTION, ("resubmit", WANG, GAPS))
        assert [run.ended is None for run in file.clocks if run.name == "correct"] == [False, True]

    def test_a_grant_starts_ten_days_for_delivery_and_ends_all_others(self) -> None:
        assert [(run.name, str(run.term)) for run in story(*GRANTED).running()] == [("deliver", "10wd")]

    @pytest.mark.parametrize("state", [State.REFUSED, State.DELIVERED, State.NOT_ACCEPTED, State.WITHDRAWN])
    def test_nothing_runs_in_a_closed_case(self, state: State) -> None:
        file = story(*EVERY_STATE[state])
        assert file.running() == ()
        assert file.closed_at is not None


def test_possibilities_name_every_offered_act_with_its_reason() -> None:
    found = {each.row.act: each for each in possibilities(story(*SUBMITTED), OFFICER, LATER, PLAIN)}
    assert set(found) == {row.act for row in ACTS if row.offered}
    assert {act for act, each in found.items() if each.allowed} == {
        "pre_review", "notify_correction", "accept", "refuse_acceptance",
    }  # fmt: skip
    assert found["withdraw"].refusal is not None
    assert found["withdraw"].refusal.code == "act_not_your_role"


def test_folding_at_once_equals_folding_event_by_event() -> None:
    file, events = CaseFile(), []
    for hour, (act, actor, arguments) in enumerate(ISSUED):
        event: Event = attempt(file, act, actor, NINE + timedelta(hours=hour), arguments, PLAIN)
        events.append(event)
        file = apply(file, event, PLAIN)
        assert fold(events, PLAIN) == file
