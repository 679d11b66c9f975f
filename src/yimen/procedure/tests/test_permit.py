"""A permit after its grant: the wrong person and the wrong state first, then each act (行政许可法 8, 49, 50, 69, 70, 79)."""

from datetime import date, datetime
from typing import Any

import pytest

from yimen.errors import Refusal
from yimen.procedure import Actor, Event, PermitState, Role
from yimen.procedure.decide import attempt_row
from yimen.procedure.permit import (
    PERMIT_ACTS,
    PERMIT_CHANGES,
    PERMIT_ROW,
    PermitFile,
    apply_permit,
    fold_permit,
    next_permit_lapse,
    permit_lapses,
)
from yimen.procedure.permit.guards import TRIGGERS
from yimen.procedure.tests.cast import CAST, CHIEF, HEAD, MACHINE, OFFICER, PLAIN, WANG, on

Deed = tuple[str, Actor, dict[str, Any], str]
REMEDIES = {"remedies": "复议、诉讼"}
GRANTED: tuple[Deed, ...] = (
    ("grant_permit", MACHINE, {"valid_from": "2016-06-01", "valid_until": "2021-05-31"}, "2016-06-01"),
)
ENDLESS: tuple[Deed, ...] = (("grant_permit", MACHINE, {"valid_from": "2016-06-01"}, "2016-06-01"),)
ASKED: tuple[Deed, ...] = (*GRANTED, ("ask_renewal", WANG, {}, "2021-04-20"))
TOLD: tuple[Deed, ...] = (*GRANTED, ("tell_penalty_hearing", OFFICER, {"facts": "超范围经营"}, "2017-03-01"))
RECALL = {"ground": "law_changed", "public_interest": "规划调整", "compensation": "按评估价补偿", **REMEDIES}
FRAUD = {"ground": "fraud", "reason": "提供虚假证明", **REMEDIES}
UNQUALIFIED = {"ground": "unqualified", "reason": "不符合条件", "compensation": "赔偿直接损失", **REMEDIES}
WAYS = [
    ("grant_permit", MACHINE, {"valid_from": "2016-06-01"}, (), "2016-06-01", PermitState.VALID),
    ("change_permit", HEAD, {"change": "经营场所变更"}, GRANTED, "2017-01-05", PermitState.VALID),
    ("ask_renewal", WANG, {}, GRANTED, "2021-04-20", PermitState.VALID),
    ("renew", HEAD, {"valid_until": "2026-05-31"}, ASKED, "2021-05-20", PermitState.VALID),
    ("refuse_renewal", HEAD, {"reason": "不再符合条件", **REMEDIES}, ASKED, "2021-05-20", PermitState.VALID),
    ("drop_renewal", MACHINE, {"case": "BS20210420000001X"}, ASKED, "2021-05-20", PermitState.VALID),
    ("deem_renewed", MACHINE, {}, ASKED, "2021-06-01", PermitState.VALID),
    ("expire", MACHINE, {}, GRANTED, "2021-06-01", PermitState.EXPIRED),
    ("recall", CHIEF, RECALL, GRANTED, "2018-01-05", PermitState.RECALLED),
    ("revoke", CHIEF, UNQUALIFIED, GRANTED, "2018-01-05", PermitState.REVOKED),
    ("forgo_revocation", CHIEF, {"ground": "unqualified", "harm": "停水"}, GRANTED, "2018-01-05", PermitState.VALID),
    ("tell_penalty_hearing", OFFICER, {"facts": "超范围经营"}, GRANTED, "2017-03-01", PermitState.VALID),
    ("waive_penalty_hearing", WANG, {}, TOLD, "2017-03-02", PermitState.VALID),
    ("penalise", CHIEF, {"decision": "沪宝监处〔2017〕1号", "reason": "超范围经营", **REMEDIES}, TOLD, "2017-04-05",
     PermitState.PENALISED),
    ("cancel", HEAD, {"trigger": "organisation_ended"}, GRANTED, "2018-01-05", PermitState.CANCELLED),
]  # fmt: skip
WAY = pytest.mark.parametrize(("act", "actor", "arguments", "before", "day", "to"), WAYS)


def story(*deeds: Deed) -> PermitFile:
    """The permit after these acts; every one must be allowed."""
    file = PermitFile()
    for act, actor, arguments, day in deeds:
        for event in permit_lapses(file, on(day)):
            file = apply_permit(file, event)
        file = apply_permit(file, tried(file, act, actor, arguments, on(day)))
    return file


def tried(file: PermitFile, act: str, actor: Actor, arguments: dict[str, Any], at: datetime) -> Event:
    return attempt_row(file, PERMIT_ROW.get(act), act, actor, at, arguments, PLAIN)


def refusal_of(file: PermitFile, act: str, actor: Actor, arguments: dict[str, Any], day: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        tried(file, act, actor, arguments, on(day))
    return caught.value


def passed(file: PermitFile, day: str) -> PermitFile:
    for event in permit_lapses(file, on(day)):
        file = apply_permit(file, event)
    return file


def test_every_row_is_walked() -> None:
    assert {way[0] for way in WAYS} == {row.act for row in PERMIT_ACTS}
    assert set(PERMIT_CHANGES) == {row.event for row in PERMIT_ACTS}


@WAY
def test_who_is_not_named_in_the_row_may_not(
    act: str, actor: Actor, arguments: dict[str, Any], before: tuple[Deed, ...], day: str, to: PermitState
) -> None:
    for role, person in CAST.items():
        if role not in PERMIT_ROW[act].roles:
            assert refusal_of(story(*before), act, person, arguments, day).code == "act_not_your_role"


@WAY
def test_no_act_on_a_cancelled_permit(
    act: str, actor: Actor, arguments: dict[str, Any], before: tuple[Deed, ...], day: str, to: PermitState
) -> None:
    cancelled = story(*GRANTED, ("cancel", HEAD, {"trigger": "organisation_ended"}, "2016-07-01"))
    assert refusal_of(cancelled, act, actor, arguments, "2021-06-02").code == "act_not_in_state"


@WAY
def test_the_act_leads_where_the_row_says(
    act: str, actor: Actor, arguments: dict[str, Any], before: tuple[Deed, ...], day: str, to: PermitState
) -> None:
    before_it = story(*before)
    file = apply_permit(before_it, tried(before_it, act, actor, arguments, on(day)))
    assert file.state == to
    assert not PERMIT_ROW[act].to or to in PERMIT_ROW[act].to


class TestRenewal:
    @pytest.mark.parametrize(("day", "in_time"), [("2021-05-01", True), ("2021-05-02", False)])
    def test_thirty_calendar_days_before_the_end(self, day: str, in_time: bool) -> None:
        if in_time:
            assert tried(story(*GRANTED), "ask_renewal", WANG, {}, on(day)).kind == "renewal_asked"
        else:
            refusal = refusal_of(story(*GRANTED), "ask_renewal", WANG, {}, day)
            assert (refusal.code, refusal.data["last"]) == ("renewal_too_late", "2021-05-01")

    def test_without_an_answer_it_is_renewed_for_as_long_as_before(self) -> None:
        file = passed(story(*ASKED), "2021-06-01")
        assert (file.state, file.valid_from, file.valid_until) == (
            PermitState.VALID,
            date(2021, 6, 1),
            date(2026, 5, 31),
        )
        assert [(each.name, each.article) for each in file.deemed] == [("renewal", "行政许可法 50(2)")]
        assert file.running() == ()

    def test_the_last_day_is_still_the_organs(self) -> None:
        assert permit_lapses(story(*ASKED), on("2021-05-31")) == []

    def test_refused_it_expires_and_unasked_it_expires(self) -> None:
        refused = story(*ASKED, ("refuse_renewal", HEAD, {"reason": "不再符合条件", **REMEDIES}, "2021-05-20"))
        assert passed(refused, "2021-06-01").state == PermitState.EXPIRED
        assert passed(story(*GRANTED), "2021-06-01").state == PermitState.EXPIRED

    def test_who_takes_the_application_back_is_not_deemed_renewed(self) -> None:
        dropped = story(*ASKED, ("drop_renewal", MACHINE, {}, "2021-05-20"))
        assert (dropped.renewal_asked, dropped.running()) == (None, ())
        assert passed(dropped, "2021-06-01").state == PermitState.EXPIRED
        assert refusal_of(dropped, "drop_renewal", MACHINE, {}, "2021-05-21").code == "renewal_not_asked"

    def test_once_at_a_time_not_without_end_and_only_longer(self) -> None:
        assert refusal_of(story(*ASKED), "ask_renewal", WANG, {}, "2021-04-21").code == "renewal_already_asked"
        assert refusal_of(story(*ENDLESS), "ask_renewal", WANG, {}, "2021-04-21").code == "permit_without_end"
        assert (
            refusal_of(story(*ASKED), "renew", HEAD, {"valid_until": "2021-05-31"}, "2021-05-20").code
            == "renewal_not_longer"
        )
        assert (
            refusal_of(story(*GRANTED), "renew", HEAD, {"valid_until": "2026-05-31"}, "2021-05-20").code
            == "renewal_not_asked"
        )
        assert next_permit_lapse(story(*ENDLESS)) is None

    def test_a_permit_of_a_leap_day_is_renewed_without_falling_over(self) -> None:
        leap = ("grant_permit", MACHINE, {"valid_from": "2016-02-29", "valid_until": "2020-02-28"}, "2016-02-29")
        file = passed(story(leap, ("ask_renewal", WANG, {}, "2020-01-10")), "2020-02-29")
        assert (file.state, file.valid_from, file.valid_until) == (
            PermitState.VALID,
            date(2020, 2, 29),
            date(2024, 2, 28),
        )


class TestTakenAway:
    def test_a_recall_in_the_public_interest_is_compensated(self) -> None:
        without = {name: value for name, value in RECALL.items() if name != "compensation"}
        assert refusal_of(story(*GRANTED), "recall", CHIEF, without, "2018-01-05").code == "argument_missing"

    def test_an_innocent_holder_is_compensated_who_cheated_is_not_and_is_barred(self) -> None:
        without = {name: value for name, value in UNQUALIFIED.items() if name != "compensation"}
        refusal = refusal_of(story(*GRANTED), "revoke", CHIEF, without, "2018-01-05")
        assert (refusal.code, refusal.article) == ("compensation_not_settled", "行政许可法 69(4)")
        file = story(*GRANTED, ("revoke", CHIEF, FRAUD, "2018-01-05"))
        assert (file.state, file.barred_years) == (PermitState.REVOKED, 3)
        assert story(*GRANTED, ("revoke", CHIEF, UNQUALIFIED, "2018-01-05")).barred_years == 0

    def test_what_was_forgone_for_the_public_interest_is_not_done_later(self) -> None:
        file = story(*GRANTED, ("forgo_revocation", CHIEF, {"ground": "unqualified", "harm": "停水"}, "2018-01-05"))
        refusal = refusal_of(file, "revoke", CHIEF, UNQUALIFIED, "2018-02-05")
        assert (refusal.code, refusal.article) == ("revocation_was_forgone", "行政许可法 69(3)")

    def test_no_penalty_before_the_holder_could_ask_for_a_hearing(self) -> None:
        penalty = {"decision": "沪宝监处〔2017〕1号", "reason": "超范围经营", **REMEDIES}
        assert refusal_of(story(*GRANTED), "penalise", CHIEF, penalty, "2017-03-01").code == "penalty_hearing_untold"
        refusal = refusal_of(story(*TOLD), "penalise", CHIEF, penalty, "2017-03-08")
        assert (refusal.code, refusal.data["due"]) == ("penalty_hearing_open", "2017-03-08")
        assert tried(story(*TOLD), "penalise", CHIEF, penalty, on("2017-03-09")).kind == "permit_penalised"
        waived = story(*TOLD, ("waive_penalty_hearing", WANG, {}, "2017-03-02"))
        assert tried(waived, "penalise", CHIEF, penalty, on("2017-03-02")).kind == "permit_penalised"


class TestCancellation:
    def test_six_triggers_each_in_its_state(self) -> None:
        choices = next(each.choices for each in PERMIT_ROW["cancel"].arguments if each.name == "trigger")
        assert [name for name, _words in choices] == list(TRIGGERS)

    @pytest.mark.parametrize(
        ("before", "fitting"),
        [
            (GRANTED, {"holder_died", "organisation_ended", "force_majeure", "other_law"}),
            ((*GRANTED, ("revoke", CHIEF, FRAUD, "2018-01-05")), {"taken_away"}),
            ((*GRANTED, ("recall", CHIEF, RECALL, "2018-01-05")), {"taken_away"}),
        ],
    )
    def test_the_books_are_closed_on_what_has_happened_and_nothing_else(
        self, before: tuple[Deed, ...], fitting: set[str]
    ) -> None:
        for trigger, (_state, article) in TRIGGERS.items():
            if trigger in fitting:
                assert tried(story(*before), "cancel", HEAD, {"trigger": trigger}, on("2018-02-05"))
            else:
                refusal = refusal_of(story(*before), "cancel", HEAD, {"trigger": trigger}, "2018-02-05")
                assert (refusal.code, refusal.article) == ("trigger_not_true", f"行政许可法 {article}")

    def test_an_expired_permit_is_cancelled_as_expired(self) -> None:
        expired = passed(story(*GRANTED), "2021-06-01")
        assert tried(expired, "cancel", HEAD, {"trigger": "expired"}, on("2021-06-02")).kind == "permit_cancelled"
        file = apply_permit(expired, tried(expired, "cancel", HEAD, {"trigger": "expired"}, on("2021-06-02")))
        assert (file.state, file.ground) == (PermitState.CANCELLED, "expired")


def test_folding_at_once_equals_folding_event_by_event() -> None:
    file, events = PermitFile(), []
    for act, actor, arguments, day in (*ASKED, ("renew", HEAD, {"valid_until": "2026-05-31"}, "2021-05-20")):
        event = tried(file, act, actor, arguments, on(day))
        events.append(event)
        file = apply_permit(file, event)
    assert fold_permit(events) == file
    assert Role.SYSTEM in PERMIT_ROW["expire"].roles
