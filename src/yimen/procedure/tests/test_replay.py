"""Scenarios as somebody writes them who has only read the documentation."""

import json
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.errors import Refusal
from yimen.procedure import State
from yimen.procedure.replay import Replay, read_scenario
from yimen.procedure.replay import replay as replayed

SERVICE = {"statutory": "20wd", "promised": "10wd", "kind": "promise", "joint": False, "preliminary": False,
           "hearing": "none", "steps": []}  # fmt: skip


def say(refusal: Refusal) -> str:
    return refusal.code


def act(name: str, at: str, by: str, **more: Any) -> dict[str, Any]:
    return {"act": name, "at": at, "by": by, **more}


def replay(*acts: Any, as_of: str | None = None, **service: Any) -> dict[str, Any]:
    return replayed({"id": 1, "service": {**SERVICE, **service}, "acts": list(acts), "as_of": as_of}, say)


def clock(result: dict[str, Any], name: str) -> dict[str, Any]:
    return [each for each in result["clocks"] if each["name"] == name][-1]


def codes(result: dict[str, Any]) -> list[str | None]:
    return [each.get("code") for each in result["acts"]]


SUBMIT = act("submit", "2016-02-03T09:00:00+08:00", "applicant")
ACCEPT = act("accept", "2016-02-03T10:00:00+08:00", "counter")
GRANT = act("decide", "2016-02-24T10:00:00", "section_head", outcome="grant")


class TestFixedMeanings:
    def test_five_working_days_over_the_spring_festival_with_its_make_up_days(self) -> None:
        assert clock(replay(SUBMIT), "correct")["due"] == "2016-02-15"

    def test_used_remaining_and_colour_on_a_day(self) -> None:
        found = clock(replay(SUBMIT, ACCEPT, as_of="2016-02-17T12:00:00"), "promise")
        # 4, 5, 6, 14, 15, 16, 17 February
        assert (found["used"], found["remaining"], found["colour"], found["due"]) == (7, 3, "yellow", "2016-02-22")

    @pytest.mark.parametrize(
        ("day", "colour"), [("16", "green"), ("17", "yellow"), ("19", "red"), ("22", "red"), ("23", "overdue")]
    )
    def test_colours(self, day: str, colour: str) -> None:
        assert clock(replay(SUBMIT, ACCEPT, as_of=f"2016-02-{day}T08:00:00"), "promise")["colour"] == colour

    def test_an_open_stop_moves_the_due_day_with_as_of(self) -> None:
        stop = act("stop_clock", "2016-02-15T10:00:00", "officer", ground="testing", time_needed="十日")
        early = clock(replay(SUBMIT, ACCEPT, stop, as_of="2016-02-17T10:00:00"), "decide")
        later = clock(replay(SUBMIT, ACCEPT, stop, as_of="2016-02-19T10:00:00"), "decide")
        assert early["stopped"] and early["due"] < later["due"]
        assert early["used"] == later["used"] == 5

    def test_an_instant_service_is_due_the_same_day_or_the_next_worked(self) -> None:
        sunday = [act("submit", "2016-06-05T09:00:00", "applicant"), act("accept", "2016-06-05T09:05:00", "counter")]
        found = clock(replay(*sunday, kind="instant", statutory="0wd", promised="0wd"), "decide")
        assert found["due"] == "2016-06-06"

    def test_a_moment_in_another_zone_belongs_to_its_day_in_shanghai(self) -> None:
        assert (
            clock(replay(act("submit", "2016-02-02T20:00:00+00:00", "applicant")), "correct")["started"] == "2016-02-03"
        )

    def test_beyond_the_known_calendar_it_says_provisional(self) -> None:
        assert clock(replay(act("submit", "2040-02-01T09:00:00", "applicant")), "correct")["provisional"] is True

    def test_closures_of_a_district_are_not_worked(self) -> None:
        found = clock(replay(SUBMIT, closures=["2016-02-04"]), "correct")
        assert found["due"] == "2016-02-16"


class TestRefusals:
    def test_each_refused_act_has_its_article_and_the_stream_goes_on(self) -> None:
        result = replay(SUBMIT, {**GRANT, "at": "2016-02-03T09:30:00"}, ACCEPT, {**GRANT, "by": "officer"}, GRANT)
        assert codes(result) == [None, "not_yet_accepted", None, "act_not_your_role", None]
        assert [each["article"] for each in result["acts"]][1] == "行政许可法 34(1)"
        assert result["state"] == "granted"

    def test_deemed_acceptance_in_the_course_of_time(self) -> None:
        result = replay(
            SUBMIT,
            act("notify_correction", "2016-02-16T09:00:00", "officer", items=["营业执照"]),
            act("accept", "2016-02-17T09:00:00", "officer"),
        )
        assert codes(result) == [None, "deemed_accepted", None]
        assert [(each["name"], each["day"]) for each in result["deemed"]] == [("acceptance", "2016-02-03")]
        assert clock(result, "decide")["started"] == "2016-02-03"
        assert result["events"] == 3

    @pytest.mark.parametrize(
        ("bad", "code"),
        [
            (act("dance", "2016-02-04T09:00:00", "officer"), "act_unknown"),
            (act("accept", "next week", "officer"), "scenario_time_unreadable"),
            (act("accept", "2016-02-30T09:00:00", "officer"), "scenario_time_unreadable"),
            (act("accept", "0001-01-01T00:00:00+14:00", "officer"), "scenario_time_unreadable"),
            (act("accept", "1900-01-01T00:00:00", "officer"), "clock_date_out_of_range"),
            (act("accept", "2016-02-01T09:00:00", "officer"), "act_before_last"),
            (act("accept", "2016-02-04T09:00:00", "mayor"), "scenario_role_unknown"),
            (act("accept", "2016-02-04T09:00:00", "officer", colour="red"), "argument_unknown"),
            (act("opine", "2016-02-04T09:00:00", "officer", opinion="perhaps"), "not_yet_accepted"),
            ({"at": "2016-02-04T09:00:00"}, "scenario_field_wrong"),
            ("accept", "scenario_field_wrong"),
            (None, "scenario_field_wrong"),
        ],
    )
    def test_what_is_wrong_with_one_act_is_named_and_spoils_no_other(self, bad: Any, code: str) -> None:
        result = replay(SUBMIT, bad, ACCEPT)
        assert codes(result)[1] == code
        assert codes(result)[2] is None

    def test_an_act_by_nobody_known_still_tells_how_late_it_is(self) -> None:
        result = replay(SUBMIT, act("accept", "2016-03-01T00:00:00", "clerk"))
        assert (result["as_of"], result["state"]) == ("2016-03-01T00:00:00+08:00", "accepted")

    @pytest.mark.parametrize(
        ("service", "code"),
        [
            ({"statutory": "20"}, "clock_term_unreadable"),
            ({"statutory": 20}, "scenario_field_wrong"),
            ({"hearing": "perhaps"}, "scenario_field_wrong"),
            ({"kind": "slow"}, "scenario_field_wrong"),
            ({"steps": [1]}, "scenario_field_wrong"),
            ({"officers": "two"}, "scenario_field_wrong"),
            ({"valid_years": 9000}, "scenario_field_wrong"),
            ({"valid_years": 0}, "scenario_field_wrong"),
            ({"officers": 0}, "scenario_field_wrong"),
            ({"steps": ["核查", "核查"]}, "scenario_field_wrong"),
        ],
    )
    def test_what_is_wrong_with_a_service_is_named(self, service: dict[str, Any], code: str) -> None:
        assert replay(SUBMIT, **service)["error"]["code"] == code

    @pytest.mark.parametrize(
        ("more", "place"),
        [
            ({"speed": 1}, "service"),
            ({"periods": {"lunch": "1d"}}, "periods"),
            ({"steps": [{"name": "核查", "colour": "red"}]}, "steps"),
        ],
    )
    def test_an_unknown_field_is_named_and_costs_nothing_else(self, more: dict[str, Any], place: str) -> None:
        result = replay(SUBMIT, ACCEPT, **more)
        assert result["state"] == "accepted"
        assert [each["code"] for each in result["warnings"]] == ["scenario_field_unknown"]
        scenario = {"service": {**SERVICE, **more}, "acts": [], "remark": "x"}
        places = [each["reason"] for each in replayed(scenario, lambda refusal: refusal.data["place"])["warnings"]]
        assert places == ["scenario", place]
        assert "warnings" not in replay(SUBMIT, ACCEPT)


class TestTheLastDays:
    """Beyond the last day counted here an act is refused by name; the line is answered all the same."""

    def test_an_act_whose_period_would_end_beyond_is_refused(self) -> None:
        for first, second in (("14", "15"), ("20", "21")):
            result = replay(
                act("submit", f"2100-12-{first}T09:00:00", "applicant"),
                act("accept", f"2100-12-{second}T09:00:00", "officer"),
            )
            assert (codes(result), result["state"]) == ([None, "clock_due_out_of_range"], "submitted")
        assert codes(replay(act("submit", "2100-12-30T09:00:00", "applicant"))) == ["clock_due_out_of_range"]

    def test_what_time_alone_begins_there_is_told_by_name(self) -> None:
        result = replay(act("submit", "2100-12-20T09:00:00", "applicant"), as_of="2100-12-31T12:00:00")
        assert (result["state"], result["deemed"][0]["day"]) == ("accepted", "2100-12-20")
        decide = clock(result, "decide")
        assert (decide["due"], decide["error"]["code"]) == (None, "clock_due_out_of_range")


def test_a_clock_that_begins_while_the_others_stand_stands_with_them() -> None:
    """The lower organ's opinion comes while a test is under way (43, 45): the higher organ's days do not count either."""
    testing = act("stop_clock", "2016-02-15T10:00:00", "officer", ground="testing", time_needed="五个工作日")
    report = act("report_preliminary", "2016-02-16T10:00:00", "officer", opinion="agree")
    standing = replay(SUBMIT, ACCEPT, testing, report, as_of="2016-02-19T10:00:00", preliminary=True)
    assert (clock(standing, "decide")["stopped"], clock(standing, "decide")["used"]) == (True, 0)
    resumed = act("resume_clock", "2016-02-22T10:00:00", "officer")
    gone_on = replay(SUBMIT, ACCEPT, testing, report, resumed, as_of="2016-02-23T10:00:00", preliminary=True)
    assert (clock(gone_on, "decide")["stopped"], clock(gone_on, "decide")["used"]) == (False, 1)


def test_thousands_of_stops_are_no_more_work_each_than_one() -> None:
    """Counted in steps of the interpreter, not in time: twice the stops may not be four times the work."""

    def steps(pairs: int) -> int:
        acts = [SUBMIT, ACCEPT]
        for n in range(pairs):
            acts.append(
                act(
                    "stop_clock",
                    f"2016-02-15T{10 + n // 60:02}:{n % 60:02}:00",
                    "officer",
                    ground="testing",
                    time_needed="x",
                )
            )
            acts.append(act("resume_clock", f"2016-02-15T{10 + n // 60:02}:{n % 60:02}:00", "officer"))
        counted = [0]

        def count(frame: Any, event: str, argument: Any) -> None:
            counted[0] += 1

        sys.setprofile(count)
        try:
            result = replay(*acts[: 2 + 2 * pairs])
        finally:
            sys.setprofile(None)
        assert codes(result) == [None] * len(acts)
        return counted[0]

    assert steps(120) < 2.5 * steps(60)


class TestWholeWays:
    def test_to_delivery_with_a_stop_and_an_extension(self) -> None:
        result = replay(
            SUBMIT,
            ACCEPT,
            act("stop_clock", "2016-02-15T10:00:00", "officer", ground="testing", time_needed="五个工作日"),
            act("resume_clock", "2016-02-22T10:00:00", "officer"),
            act("extend", "2016-02-23T10:00:00", "agency_head", reason="案情复杂"),
            GRANT,
            act("deliver", "2016-02-25T10:00:00", "counter"),
        )
        assert (result["state"], codes(result)) == ("delivered", [None] * 7)
        assert (clock(result, "decide")["term"], clock(result, "decide")["due"]) == ("30wd", "2016-03-28")
        assert clock(result, "deliver")["due"] == "2016-03-09"

    def test_two_officers_named_by_who(self) -> None:
        opine = act("opine", "2016-02-04T10:00:00", "officer", step="现场核查", opinion="agree")
        once = replay(SUBMIT, ACCEPT, opine, opine, GRANT, officers=2, steps=["现场核查"])
        assert codes(once)[3:] == ["opinion_already_given", "officers_missing"]
        twice = replay(SUBMIT, ACCEPT, opine, {**opine, "who": "second"}, GRANT, officers=2, steps=["现场核查"])
        assert codes(twice) == [None] * 5

    def test_after_the_grant_the_permit_goes_its_own_way(self) -> None:
        revoke = act(
            "revoke", "2017-01-05T10:00:00", "agency_head", ground="fraud", reason="虚假材料", remedies="复议、诉讼"
        )
        result = replay(SUBMIT, ACCEPT, GRANT, act("deliver", "2016-02-25T10:00:00", "counter"), revoke, valid_years=5)
        assert (result["state"], result["permit"]["barred_years"]) == ("revoked", 3)
        deemed = replay(
            SUBMIT, ACCEPT, GRANT, act("ask_renewal", "2021-01-05T10:00:00", "applicant"),
            as_of="2021-03-01T00:00:00", valid_years=5,
        )  # fmt: skip
        assert (deemed["permit"]["valid_until"], deemed["deemed"][0]["name"]) == ("2026-02-23", "renewal")

    def test_as_of_an_earlier_day_later_acts_have_not_happened(self) -> None:
        result = replay(SUBMIT, ACCEPT, GRANT, as_of="2016-02-10T00:00:00")
        assert (result["state"], result["events"]) == (State.ACCEPTED, 2)
        assert clock(result, "decide")["ended"] is None
        assert "permit" not in result


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=10,
)
ACT = st.fixed_dictionaries(
    {
        "act": st.sampled_from(["submit", "accept", "decide", "stop_clock", "extend", "revoke", "notify_hearing"])
        | JSON,
        "at": st.datetimes().map(lambda moment: moment.isoformat()) | JSON,
        "by": st.sampled_from(["applicant", "officer", "section_head", "agency_head"]) | JSON,
    },
    optional={
        "items": JSON,
        "outcome": JSON,
        "ground": JSON,
        "day": JSON,
        "who": JSON,
        "opinion": JSON,
        "reason": JSON,
    },
)
FIELDS = [
    "statutory",
    "promised",
    "kind",
    "joint",
    "preliminary",
    "hearing",
    "steps",
    "officers",
    "periods",
    "closures",
]


@given(
    st.fixed_dictionaries(
        {"acts": st.lists(ACT, max_size=4) | JSON},
        optional={"id": JSON, "as_of": JSON, "service": st.dictionaries(st.sampled_from(FIELDS), JSON) | JSON},
    )
    | JSON
)
def test_whatever_comes_is_answered(scenario: Any) -> None:
    result = replayed(scenario, say)
    assert ("error" in result) != ("state" in result)
    json.dumps(result)


def test_what_is_refused_leaves_no_event() -> None:
    scenario = read_scenario({"service": SERVICE, "acts": [SUBMIT, {**GRANT, "at": "2016-02-03T09:30:00"}]})
    done = Replay(scenario).run()
    assert [event.kind for event in done.events] == ["submitted"]
