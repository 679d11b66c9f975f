"""Receipt, correction and acceptance (行政许可法 32)."""

from datetime import date, timedelta

import pytest

from yimen.clock import due_date
from yimen.procedure import State, apply, attempt
from yimen.procedure.tests.cast import (
    ACCEPTED,
    CALENDAR,
    CLERK,
    CORRECTION,
    GAPS,
    HEAD,
    LOWER,
    NINE,
    OFFICER,
    PLAIN,
    PROMISES,
    RULES,
    SUBMITTED,
    WANG,
    let_pass,
    refusal_of,
    story,
)


class TestCorrection:
    def test_a_gap_not_told_at_first_may_not_be_asked_later(self) -> None:
        file = story(*CORRECTION, ("resubmit", WANG, {"items": ["营业执照"]}))
        refusal = refusal_of(file, "notify_correction", OFFICER, {"items": ["平面图", "身份证"]})
        assert (refusal.code, refusal.data["items"]) == ("gap_not_told_at_first", "身份证")
        later = NINE + timedelta(days=1)
        again = apply(file, attempt(file, "notify_correction", OFFICER, later, {"items": ["平面图"]}, PLAIN), PLAIN)
        assert (again.state, again.gaps_open) == (State.CORRECTION, ("平面图",))

    def test_open_gaps_keep_from_acceptance_and_closed_ones_force_it(self) -> None:
        half = story(*CORRECTION, ("resubmit", WANG, {"items": ["营业执照"]}))
        assert refusal_of(half, "accept", OFFICER, {}).code == "gaps_still_open"
        whole = story(*CORRECTION, ("resubmit", WANG, GAPS))
        assert refusal_of(whole, "notify_correction", OFFICER, GAPS).code == "must_accept"
        assert refusal_of(whole, "refuse_acceptance", OFFICER, {"ground": "not_needed"}).code == "must_accept"
        for ground in ("false_statement", "barred"):
            arguments = {"ground": ground}
            later = NINE + timedelta(days=1)
            assert attempt(whole, "refuse_acceptance", OFFICER, later, arguments, PLAIN).kind == "acceptance_refused"
        assert attempt(whole, "accept", OFFICER, NINE + timedelta(days=1), {}, PLAIN).kind == "accepted"

    def test_only_what_was_asked_is_handed_in(self) -> None:
        assert refusal_of(story(*CORRECTION), "resubmit", WANG, {"items": ["护照"]}).code == "correction_not_asked"

    def test_what_is_put_right_on_the_spot_is_no_gap_any_more(self) -> None:
        file = story(*CORRECTION, ("resubmit", WANG, {"items": ["营业执照"]}))
        mended = story(
            *CORRECTION,
            ("resubmit", WANG, {"items": ["营业执照"]}),
            ("correct_on_the_spot", CLERK, {"items": ["平面图"]}),
        )
        assert (file.gaps_open, mended.gaps_open) == (("平面图",), ())


class TestDeemedAcceptance:
    """Nobody answers within five working days of 1 June 2016: until the 8th, for the 9th and 10th are holidays."""

    DUE = date(2016, 6, 8)

    def test_the_last_day_is_still_the_organs_and_the_next_is_not(self) -> None:
        assert due_date(NINE.date(), PLAIN.periods.correction, CALENDAR).date == self.DUE
        last = NINE + timedelta(days=7, hours=14)
        assert let_pass(story(*SUBMITTED), last, RULES)[1] == []
        passed, events = let_pass(story(*SUBMITTED), last + timedelta(days=1), RULES)
        assert [event.kind for event in events] == ["deemed_accepted"]
        assert events[0].at.isoformat() == "2016-06-09T00:00:00+08:00"
        assert passed.state == State.ACCEPTED

    def test_it_reaches_back_to_the_day_of_receipt(self) -> None:
        passed, _events = let_pass(story(*SUBMITTED), NINE + timedelta(days=20), RULES)
        assert passed.accepted_at == passed.submitted_at
        assert [(run.name, run.started) for run in passed.running()] == [
            ("decide", NINE.date()),
            ("promise", NINE.date()),
        ]
        assert [(each.name, each.day, each.article) for each in passed.deemed] == [
            ("acceptance", NINE.date(), "行政许可法 32(1)4")
        ]

    @pytest.mark.parametrize(
        ("act", "arguments"), [("notify_correction", GAPS), ("refuse_acceptance", {"ground": "not_needed"})]
    )
    def test_nothing_more_can_be_asked_and_nobody_turned_away(self, act: str, arguments: dict) -> None:
        passed, _events = let_pass(story(*SUBMITTED), NINE + timedelta(days=20), PLAIN)
        refusal = refusal_of(passed, act, OFFICER, arguments, days=20)
        assert (refusal.code, refusal.article) == ("deemed_accepted", "行政许可法 32(1)4")

    def test_a_later_acceptance_only_confirms_it_and_only_once(self) -> None:
        confirmed = story(*SUBMITTED, ("accept", OFFICER, {}, 20))
        assert confirmed.confirmed
        assert confirmed.accepted_at == confirmed.submitted_at
        assert [run.name for run in confirmed.clocks] == ["correct", "decide"]
        assert refusal_of(confirmed, "accept", OFFICER, {}).code == "already_accepted"

    def test_silence_after_the_corrections_is_acceptance_too_from_the_day_they_came(self) -> None:
        file = story(*CORRECTION, ("resubmit", WANG, {"items": ["营业执照"]}, 2))
        passed, _events = let_pass(file, NINE + timedelta(days=30), PLAIN)
        assert passed.state == State.ACCEPTED
        assert [str(run.started) for run in passed.running("decide")] == ["2016-06-03"]

    def test_who_asked_for_corrections_in_time_has_not_accepted(self) -> None:
        passed, events = let_pass(story(*CORRECTION), NINE + timedelta(days=90), PLAIN)
        assert (passed.state, events) == (State.CORRECTION, [])


class TestPreliminaryReview:
    def test_the_lower_organ_has_twenty_days_of_its_own_and_the_higher_its_own_after(self) -> None:
        file = story(*ACCEPTED, rules=LOWER)
        assert [(run.name, str(run.term)) for run in file.running()] == [("preliminary", "20wd")]
        reported = story(*ACCEPTED, ("report_preliminary", OFFICER, {"opinion": "agree"}, 7), rules=LOWER)
        assert [(run.name, run.started.isoformat()) for run in reported.running()] == [
            ("decide", "2016-06-08"),
            ("promise", "2016-06-08"),
        ]

    def test_no_decision_before_the_opinion_of_the_lower_organ_and_only_one(self) -> None:
        file = story(*ACCEPTED, rules=LOWER)
        refusal = refusal_of(file, "decide", HEAD, {"outcome": "grant"}, LOWER)
        assert (refusal.code, refusal.article) == ("preliminary_review_missing", "行政许可法 35")
        reported = story(*ACCEPTED, ("report_preliminary", OFFICER, {"opinion": "agree"}), rules=LOWER)
        again = refusal_of(reported, "report_preliminary", OFFICER, {"opinion": "agree"}, LOWER)
        assert again.code == "preliminary_review_done"
        plain = refusal_of(story(*ACCEPTED), "report_preliminary", OFFICER, {"opinion": "agree"})
        assert plain.code == "no_preliminary_review"


@pytest.mark.parametrize(("protected", "years"), [(PROMISES, 1), (PLAIN, 0)])
def test_false_statements_bar_for_a_year_where_safety_or_life_is_touched(protected: object, years: int) -> None:
    file = story(*SUBMITTED, ("refuse_acceptance", OFFICER, {"ground": "false_statement"}), rules=protected)  # type: ignore[arg-type]
    assert file.barred_years == years
