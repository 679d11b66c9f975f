"""Examination: officers, steps in sequence and in parallel, third parties (行政许可法 34, 36)."""

from datetime import timedelta

import pytest

from yimen.clock import Term
from yimen.procedure import Actor, CaseFile, Role, ServiceRules, Step, attempt
from yimen.procedure.tests.cast import (
    ACCEPTED,
    AGREE,
    GRANT,
    HEAD,
    INTERESTED,
    NEIGHBOUR,
    NINE,
    OFFICER,
    RULES,
    SECOND,
    WANG,
    Deed,
    let_pass,
    refusal_of,
    story,
)

THIRD = Actor("12", "何俊", frozenset({Role.OFFICER}), "wsjd")
FLOW = ServiceRules(
    Term(20),
    steps=(
        Step("受理审核"),
        Step("现场核查", after=("受理审核",), opinions=2),
        Step("技术审查", after=("受理审核",)),
        Step("综合意见", after=("现场核查", "技术审查")),
    ),
)
PANEL = ServiceRules(Term(20), steps=(Step("专家评议", opinions=3, asked=("3", "4", "wsjd"), agreeing=2),))


def opinions(*given: tuple[Actor, str], rules: ServiceRules = RULES) -> CaseFile:
    return story(*ACCEPTED, *opined(*given), rules=rules)


def opined(*given: tuple[Actor, str], opinion: str = "agree") -> tuple[Deed, ...]:
    return tuple(("opine", who, {"opinion": opinion, "step": step}) for who, step in given)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ((), "officers_missing"),
        (((OFFICER, "材料审核"), (OFFICER, "现场核查")), "officers_missing"),
        (((OFFICER, "材料审核"), (SECOND, "材料审核")), "examination_unfinished"),
    ],
)
def test_no_decision_before_the_examination_is_done(given: tuple[tuple[Actor, str], ...], code: str) -> None:
    assert refusal_of(opinions(*given), "decide", HEAD, GRANT, RULES).code == code


def test_two_officers_and_every_step_open_the_decision() -> None:
    file = opinions((OFFICER, "材料审核"), (SECOND, "现场核查"))
    assert attempt(file, "decide", HEAD, NINE + timedelta(1), GRANT, RULES).data == GRANT


def test_nobody_counts_twice_in_one_step() -> None:
    file = opinions((OFFICER, "材料审核"))
    assert refusal_of(file, "opine", OFFICER, {**AGREE, "step": "材料审核"}, RULES).code == "opinion_already_given"


@pytest.mark.parametrize(("step", "code"), [("", "step_not_named"), ("听证", "step_unknown")])
def test_an_opinion_belongs_to_a_step_of_the_service(step: str, code: str) -> None:
    assert refusal_of(story(*ACCEPTED, rules=RULES), "opine", OFFICER, {**AGREE, "step": step}, RULES).code == code


class TestFlow:
    def test_a_step_waits_for_those_before_it_and_others_go_in_parallel(self) -> None:
        file = story(*ACCEPTED, rules=FLOW)
        refusal = refusal_of(file, "opine", OFFICER, {**AGREE, "step": "现场核查"}, FLOW)
        assert (refusal.code, refusal.data["waiting"]) == ("step_not_open", "受理审核")
        both = opinions((OFFICER, "受理审核"), (SECOND, "技术审查"), (OFFICER, "现场核查"), rules=FLOW)
        assert both.unfinished_steps(FLOW.steps) == ("现场核查", "综合意见")
        last = refusal_of(both, "opine", OFFICER, {**AGREE, "step": "综合意见"}, FLOW)
        assert last.data["waiting"] == "现场核查"

    def test_going_back_sets_aside_the_step_and_all_that_rests_on_it(self) -> None:
        whole = (
            (OFFICER, "受理审核"), (OFFICER, "现场核查"), (SECOND, "现场核查"), (SECOND, "技术审查"), (OFFICER, "综合意见"),
        )  # fmt: skip
        back: Deed = ("return_step", HEAD, {"step": "现场核查", "reason": "照片缺失"})
        file = story(*ACCEPTED, *opined(*whole), back, rules=FLOW)
        assert [opinion.step for opinion in file.opinions] == ["受理审核", "技术审查"]
        assert [opinion.step for opinion in file.set_aside] == ["现场核查", "现场核查", "综合意见"]
        assert refusal_of(file, "decide", HEAD, GRANT, FLOW).code == "examination_unfinished"
        assert (
            attempt(file, "opine", OFFICER, NINE + timedelta(1), {**AGREE, "step": "现场核查"}, FLOW).kind == "opined"
        )

    def test_there_is_no_going_back_to_where_nobody_was(self) -> None:
        back = {"step": "技术审查", "reason": "-"}
        assert refusal_of(story(*ACCEPTED, rules=FLOW), "return_step", HEAD, back, FLOW).code == "nothing_examined_yet"
        begun = opinions((OFFICER, "受理审核"), rules=FLOW)
        assert refusal_of(begun, "return_step", HEAD, back, FLOW).code == "step_without_opinions"


class TestPanel:
    def test_only_who_is_asked_gives_an_opinion_a_person_or_an_organ(self) -> None:
        stranger = Actor("13", "许飞", frozenset({Role.OFFICER}), "hbj")
        file = story(*ACCEPTED, rules=PANEL)
        refusal = refusal_of(file, "opine", stranger, {**AGREE, "step": "专家评议"}, PANEL)
        assert (refusal.code, refusal.status) == ("not_asked_in_step", 403)
        assert attempt(file, "opine", THIRD, NINE + timedelta(1), {**AGREE, "step": "专家评议"}, PANEL).who == "12"

    @pytest.mark.parametrize(("against", "code"), [(2, "too_few_agree"), (1, None)])
    def test_two_of_three_must_agree_before_a_grant(self, against: int, code: str | None) -> None:
        panel = ((OFFICER, "专家评议"), (SECOND, "专家评议"), (THIRD, "专家评议"))
        deeds = (*opined(*panel[:against], opinion="disagree"), *opined(*panel[against:]))
        file = story(*ACCEPTED, *deeds, rules=PANEL)
        if code:
            assert refusal_of(file, "decide", HEAD, GRANT, PANEL).code == code
        else:
            assert attempt(file, "decide", HEAD, NINE + timedelta(1), GRANT, PANEL).kind == "decided"

    def test_all_of_those_asked_must_have_spoken(self) -> None:
        file = opinions((OFFICER, "专家评议"), (SECOND, "专家评议"), rules=PANEL)
        assert refusal_of(file, "decide", HEAD, GRANT, PANEL).code == "examination_unfinished"


class TestThirdParties:
    def test_no_decision_while_somebody_told_may_still_speak(self) -> None:
        refusal = refusal_of(story(*INTERESTED), "decide", HEAD, GRANT)
        assert (refusal.code, refusal.article, refusal.data["parties"]) == (
            "third_parties_unheard",
            "行政许可法 36",
            "东侧相邻业主",
        )

    def test_a_statement_or_the_end_of_the_period_opens_the_decision(self) -> None:
        spoken = story(*INTERESTED, ("state_views", NEIGHBOUR, {"party": "东侧相邻业主", "statement": "担心采光"}))
        assert attempt(spoken, "decide", HEAD, NINE + timedelta(1), GRANT, RULES.__class__(Term(20))).kind == "decided"
        silent, events = let_pass(story(*INTERESTED), NINE + timedelta(days=10), ServiceRules(Term(20)))
        assert [event.kind for event in events] == ["statements_closed"]
        assert silent.unheard == ("东侧相邻业主",)
        assert attempt(silent, "decide", HEAD, NINE + timedelta(10), GRANT, ServiceRules(Term(20))).kind == "decided"

    def test_only_who_was_told_speaks_as_a_third_party_and_nobody_is_told_twice(self) -> None:
        file = story(*INTERESTED)
        foreign = refusal_of(file, "state_views", NEIGHBOUR, {"party": "西侧业主", "statement": "反对"})
        assert foreign.code == "third_party_unknown"
        unnamed = refusal_of(file, "state_views", NEIGHBOUR, {"statement": "反对"})
        assert unnamed.code == "third_party_unnamed"
        again = refusal_of(file, "notify_interested", OFFICER, {"parties": ["东侧相邻业主"]})
        assert again.code == "third_party_already_told"
        assert (
            attempt(file, "state_views", WANG, NINE + timedelta(1), {"statement": "已退让"}, RULES).kind
            == "views_stated"
        )
