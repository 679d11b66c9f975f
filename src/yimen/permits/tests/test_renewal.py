"""Change and renewal, applied for as cases: what is refused at hand-in, and what each end of the case does to the permit."""

from datetime import date, datetime, timedelta

import pytest

from yimen.agencies.queries import actor_for
from yimen.cases import acts as case_acts
from yimen.cases.models import Case
from yimen.cases.queries import history, stored_answers
from yimen.cases.rules import rules_of
from yimen.cases.tests.factories import (
    MORNING,
    REMEDIES,
    make_actor,
    make_case,
    make_party,
    make_service,
    make_user,
)
from yimen.errors import Refusal
from yimen.ledger import outbox
from yimen.papers.queries import open_file
from yimen.permits import identifier, queries
from yimen.permits.acts import ask_renewal
from yimen.permits.acts import lapse as lapsing
from yimen.permits.acts.carry_out import carry_out
from yimen.permits.acts.issue import issue
from yimen.permits.acts.lapse import lapse, lapse_all
from yimen.permits.acts.rebuild import rebuild
from yimen.permits.acts.reissue import reissue
from yimen.permits.models import Certificate, Permit, Standing
from yimen.permits.tests.factories import applied, holder_of, make_permit, on
from yimen.permits.tests.reading import text_of
from yimen.procedure import Role

pytestmark = pytest.mark.django_db


def ended(case: Case, at: datetime, act: str = "decide", **told) -> Case:
    """The case decided, or ended in another way, at a moment."""
    officers = [make_actor(Role.OFFICER, agency=case.agency) for _each in range(2)]
    head, before = make_actor(Role.SECTION_HEAD, agency=case.agency), at - timedelta(hours=2)
    if act == "withdraw":
        return case_acts.withdraw(case.number, actor=make_actor_of(case), now=at)
    case_acts.accept(case.number, actor=officers[0], now=before)
    for officer in officers:
        for step in case_steps(case):
            case_acts.opine(case.number, actor=officer, now=before + timedelta(hours=1), opinion="agree", step=step)
    return case_acts.decide(case.number, actor=head, now=at, **told)


def make_actor_of(case: Case):
    return actor_for(case.applicant.user)


def case_steps(case: Case) -> list[str]:
    return [step.name for step in rules_of(case.service_id, case.service_version).steps]


IN_TIME = on("2021-04-20")
GRANT = {"outcome": "grant"}
REFUSE = {"outcome": "refuse", "reason": "不再符合条件", "remedies": REMEDIES}


class TestHandIn:
    def refusal(self, permit: Permit, service, now: datetime = IN_TIME, **told) -> Refusal:
        with pytest.raises(Refusal) as caught:
            applied(permit, service, now, **told)
        assert Case.objects.count() == Permit.objects.count()
        return caught.value

    def test_what_cannot_be_about_this_permit_is_refused(self) -> None:
        service, stranger = make_service(), make_user(Role.APPLICANT)
        permit = make_permit(service)
        assert self.refusal(permit, service, actor=actor_for(stranger)).code == "permit_not_found"
        assert self.refusal(permit, service, about="7KQ4M2XD93RA").code == "permit_not_found"
        assert self.refusal(permit, service, purpose="transfer").code == "purpose_unknown"
        assert self.refusal(permit, service, purpose="new").code == "permit_not_needed"
        assert self.refusal(permit, service, about="").code == "permit_needed"
        assert self.refusal(permit, make_service(permit.agency)).code == "permit_of_other_service"
        other = make_party(permit.holder.user, kind="organisation", name="上海公司", identifier="91310000775785552L")
        assert self.refusal(permit, service, applicant=other).code == "permit_of_other_holder"

    def test_too_late_a_renewal_is_refused_with_the_article_and_nothing_is_handed_in(self) -> None:
        service = make_service()
        permit = make_permit(service)
        refused = self.refusal(permit, service, on("2021-05-02"))
        assert (refused.code, refused.article, refused.data["last"]) == (
            "renewal_too_late",
            "行政许可法 50(1)",
            "2021-05-01",
        )
        assert self.refusal(permit, service, on("2021-06-01")).code == "permit_not_valid"

    def test_in_time_the_permit_waits_for_the_answer_and_a_second_one_is_refused(self) -> None:
        service = make_service()
        permit = make_permit(service)
        case = applied(permit, service, on("2021-05-01"))
        opening = history(case)[0].data
        assert (opening["purpose"], opening["permit"]) == ("renewal", permit.number)
        permit.refresh_from_db()
        assert permit.renewal_asked == date(2021, 5, 1)
        assert permit.events.get(kind="renewal_asked").data == {"case": case.number}
        with pytest.raises(Refusal, match="renewal_already_asked"):
            applied(permit, service, on("2021-05-01", 11))
        assert applied(permit, service, on("2021-05-01", 12), purpose="change").pk


class TestEnds:
    def waiting(self) -> tuple[Permit, Case]:
        service = make_service()
        certificate = issue(make_permit_case(service).number, now=on("2016-06-02"))
        assert certificate is not None
        return certificate.permit, applied(certificate.permit, service, on("2021-04-20"))

    def test_a_grant_renews_and_the_old_certificate_is_replaced(self) -> None:
        permit, case = self.waiting()
        ended(case, on("2021-05-10"), **GRANT)
        assert outbox.run_pending(on("2021-05-10", 11)) > 0
        outbox.run_pending(on("2021-05-10", 12))
        permit.refresh_from_db()
        assert (permit.state, permit.valid_until, permit.renewal_asked) == ("valid", date(2026, 5, 31), None)
        old, new = Certificate.objects.filter(permit=permit).order_by("version")
        assert (old.standing(date(2021, 5, 11)), new.standing(date(2021, 5, 11))) == (Standing.REPLACED, Standing.VALID)
        first, second = identifier.parse(old.identifier), identifier.parse(new.identifier)
        assert (second.serial, second.version) == (first.serial, 2)
        assert Case.objects.get(pk=case.pk).certificate == new.number == permit.certificate
        found = queries.verify_number(old.number, on("2021-05-11"))
        assert (found.outcome, found.standing, found.good) == ("not_valid", Standing.REPLACED, False)
        assert queries.verify_number(new.number, on("2021-05-11")).good
        assert "2016年6月1日至2026年5月31日" in text_of(b"".join(open_file(new.file)))
        assert rebuild([permit.number], only_compare=True) == []

    def test_heard_again_nothing_is_done_again(self) -> None:
        permit, case = self.waiting()
        ended(case, on("2021-05-10"), **GRANT)
        for _each in range(2):
            carry_out(case.number, now=on("2021-05-10", 11))
            reissue(permit.number, now=on("2021-05-10", 12))
        assert [event.kind for event in permit.events.order_by("sequence")] == [
            "permit_granted",
            "renewal_asked",
            "permit_renewed",
        ]
        assert Certificate.objects.filter(permit=permit).count() == 2

    def test_a_change_brings_a_new_version_too(self) -> None:
        permit, _case = self.waiting()
        service = permit.service
        service.answers = permit_answers(permit)
        case = applied(permit, service, on("2021-04-21"), purpose="change")
        ended(case, on("2021-05-10"), **GRANT)
        while outbox.run_pending(on("2021-05-10", 13)):
            pass
        permit.refresh_from_db()
        assert (permit.valid_until, permit.renewal_asked) == (date(2021, 5, 31), date(2021, 4, 20))
        assert permit.holder_id == case.applicant_id
        assert Certificate.objects.get(number=permit.certificate).version == 2
        assert rebuild([permit.number], only_compare=True) == []


def make_permit_case(service) -> Case:
    return make_case(service, state="granted", now=MORNING)


def permit_answers(permit: Permit) -> dict:
    return stored_answers(permit.case)


class TestWithoutCertificates:
    """The same ends, where only the ledger is looked at."""

    def waiting(self) -> tuple[Permit, Case]:
        service = make_service()
        permit = make_permit(service)
        return permit, applied(permit, service, on("2021-04-20"))

    def kinds(self, permit: Permit) -> list[str]:
        return [event.kind for event in permit.events.order_by("sequence")][2:]

    def test_a_refusal_refuses_with_its_reasons_and_the_permit_expires(self) -> None:
        permit, case = self.waiting()
        ended(case, on("2021-05-10"), **REFUSE)
        lapse(permit.number, now=on("2021-06-01"))
        assert self.kinds(permit) == ["renewal_refused", "permit_expired"]
        assert permit.events.get(kind="renewal_refused").data["reason"] == "不再符合条件"

    def test_who_withdraws_is_not_deemed_renewed(self) -> None:
        permit, case = self.waiting()
        ended(case, on("2021-05-10"), "withdraw")
        lapse(permit.number, now=on("2021-06-01"))
        assert self.kinds(permit) == ["renewal_dropped", "permit_expired"]

    def test_nobody_decided_and_it_is_deemed_renewed_whatever_is_decided_later(self) -> None:
        permit, case = self.waiting()
        lapse(permit.number, now=on("2021-06-01", 0))
        ended(case, on("2021-06-10"), **REFUSE)
        lapse(permit.number, now=on("2021-06-11"))
        assert self.kinds(permit) == ["deemed_renewed"]
        permit.refresh_from_db()
        assert (permit.state, permit.valid_from, permit.valid_until) == ("valid", date(2021, 6, 1), date(2026, 5, 31))

    @pytest.mark.parametrize(
        ("told", "kinds"), [(REFUSE, ["renewal_refused", "permit_expired"]), (GRANT, ["permit_renewed"])]
    )
    def test_decided_on_the_last_day_counts_however_late_the_worker_hears_of_it(self, told, kinds) -> None:
        permit, case = self.waiting()
        ended(case, on("2021-05-31", 17), **told)
        lapse(permit.number, now=on("2021-06-03"))
        assert self.kinds(permit) == kinds


class TestAfterMidnight:
    def test_each_once_all_caught_up_and_not_before_the_day(self) -> None:
        ending, asked, endless = make_permit(), make_permit(), make_permit(years=None)
        ask_renewal(asked.number, actor=holder_of(asked), now=on("2021-04-20"))
        assert lapse_all(on("2021-05-31", 23)) == 0
        assert lapse_all(on("2021-06-09")) == 2
        assert lapse_all(on("2021-06-09")) == 0
        assert [Permit.objects.get(pk=each.pk).state for each in (ending, asked, endless)] == [
            "expired",
            "valid",
            "valid",
        ]
        assert ending.events.get(sequence=2).at == on("2021-06-01", 0)

    def test_one_that_fails_is_told_and_the_others_are_done(self, monkeypatch: pytest.MonkeyPatch) -> None:
        first, second = make_permit(), make_permit()
        real = lapsing.lapse

        def stumble(number: str, *, now: datetime) -> Permit:
            if number == first.number:
                raise RuntimeError("the power went")
            return real(number, now=now)

        monkeypatch.setattr("yimen.permits.acts.lapse.lapse", stumble)
        assert lapsing.lapse_all(on("2021-06-09")) == 1
        assert Permit.objects.get(pk=second.pk).state == "expired"
