"""From decision to certificate: once, whole, and never half, whatever breaks and however often it is heard."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection, connections
from django.test import override_settings

from yimen.cases.acts.rebuild import broken_chain, differences
from yimen.cases.models import Case
from yimen.cases.queries import case_for, history
from yimen.cases.tests.factories import MORNING, make_actor, make_agency, make_case, make_party, make_service, make_user
from yimen.errors import Refusal
from yimen.ledger import outbox
from yimen.ledger.models import OutboxRow
from yimen.papers.models import StoredFile
from yimen.papers.queries import open_file
from yimen.permits import identifier, numbers, queries
from yimen.permits.acts import issue as issuing
from yimen.permits.acts.carry_out import carry_out_event
from yimen.permits.inspection import Finding
from yimen.permits.models import Certificate, Permit, Standing
from yimen.permits.tests.reading import text_of
from yimen.permits.validity import last_day
from yimen.procedure import Role

NOW = MORNING + timedelta(days=10)
USCC = "91310000775785552L"


def granted(**options) -> Case:
    return make_case(state="granted", **options)


@pytest.mark.django_db
class TestWhoGetsNone:
    @pytest.mark.parametrize("state", ["submitted", "accepted", "refused", "withdrawn"])
    def test_no_certificate_without_a_grant(self, state: str) -> None:
        assert issuing.issue(make_case(state=state).number, now=NOW) is None
        assert not Certificate.objects.exists()

    def test_no_certificate_where_the_service_ends_in_none(self) -> None:
        result = {"name": {"zh": "登记结果"}, "kind": "registration"}
        assert issuing.issue(granted(service=make_service(result=result)).number, now=NOW) is None

    def test_an_unknown_case_is_refused(self) -> None:
        with pytest.raises(Refusal, match="case_not_found"):
            issuing.issue("BS00000000000000X", now=NOW)


@pytest.mark.django_db
class TestIssue:
    def test_the_decision_alone_brings_the_certificate(self) -> None:
        case = granted()
        assert outbox.run_pending(NOW) > 0
        certificate = Certificate.objects.get(case=case)
        case.refresh_from_db()
        assert case.certificate == certificate.number
        assert history(case)[-1].kind == "certificate_issued"
        assert differences(case.number) == []
        assert broken_chain(case.number) is None
        assert not OutboxRow.objects.filter(done_at=None).exists()

    def test_what_stands_in_the_register(self) -> None:
        case = granted()
        certificate = issuing.issue(case.number, now=NOW)
        assert certificate is not None
        parts = identifier.parse(certificate.identifier)
        assert (parts.serial, parts.version) == (case.number, 1)
        assert certificate.holder_label == "王*明"
        assert (certificate.valid_from, certificate.valid_until) == (date(2016, 6, 1), date(2021, 5, 31))
        assert certificate.standing(date(2021, 5, 31)) is Standing.VALID
        assert certificate.standing(date(2021, 6, 1)) is Standing.EXPIRED
        assert certificate.standing(date(2016, 5, 31)) is Standing.NOT_YET

    def test_what_stands_on_the_paper_of_a_person(self) -> None:
        certificate = issuing.issue(granted().number, now=NOW)
        text = text_of(b"".join(open_file(certificate.file)))
        for expected in (
            "王小明",
            "110101********7475",
            "宝山区牡丹江路1800号",
            "餐饮服务",
            "2016年6月1日",
            certificate.identifier,
        ):
            assert expected.replace(" ", "") in text
        assert "110101199003077475" not in text
        assert "13800000000" not in text

    def test_what_stands_on_the_paper_of_a_firm(self) -> None:
        party = make_party(
            kind="organisation", name="上海宝衡智能装备有限公司", identifier=USCC, legal_representative="李大力"
        )
        certificate = issuing.issue(granted(party=party).number, now=NOW)
        text = text_of(b"".join(open_file(certificate.file)))
        assert all(expected in text for expected in ("上海宝衡智能装备有限公司", USCC, "李大力"))

    def test_a_rare_character_in_a_name_keeps_nobody_from_a_certificate(self) -> None:
        party = make_party(name="王\U00030edd\U000e0041明")
        assert issuing.issue(granted(party=party).number, now=NOW) is not None

    @pytest.mark.parametrize(
        ("first", "years", "last"),
        [
            (date(2016, 6, 1), None, None),
            (date(2016, 6, 1), 5, date(2021, 5, 31)),
            (date(2016, 2, 29), 5, date(2021, 2, 28)),
            (date(2016, 2, 29), 4, date(2020, 2, 28)),
            (date(2016, 3, 1), 4, date(2020, 2, 29)),
            (date(2016, 1, 1), 1, date(2016, 12, 31)),
        ],
    )
    def test_the_last_day_is_the_eve_of_the_anniversary(
        self, first: date, years: int | None, last: date | None
    ) -> None:
        assert last_day(first, years) == last


@pytest.mark.django_db
class TestOnceAndWhole:
    def test_hearing_twice_issues_once(self) -> None:
        case = granted()
        heard = outbox.Heard("decided", case.number, 5, NOW)
        carry_out_event(heard)
        carry_out_event(heard)
        assert Certificate.objects.filter(case=case).count() == 1
        assert [event.kind for event in history(case)].count("certificate_issued") == 1

    @pytest.mark.parametrize("step", ["store_file", "record_certificate"])
    def test_a_failure_in_the_middle_leaves_nothing_and_the_next_try_mends(
        self, step: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = granted()
        with monkeypatch.context() as broken:
            broken.setattr(issuing, step, _break)
            outbox.run_pending(NOW)
        waiting = OutboxRow.objects.get(listener="permits.issue", subject=case.number)
        assert (waiting.done_at, waiting.attempts) == (None, 1)
        assert "the power went" in waiting.error
        assert not Certificate.objects.exists()
        assert not StoredFile.objects.filter(name__endswith=".pdf", uploaded_by="system").exists()
        assert history(case)[-1].kind == "decided"
        outbox.run_pending(NOW + timedelta(minutes=5))
        assert Certificate.objects.filter(case=case).count() == 1
        assert Case.objects.get(pk=case.pk).certificate

    def test_delivery_waits_for_the_certificate(self) -> None:
        from yimen.cases.acts import deliver

        case = granted()
        clerk = make_actor(Role.OFFICER, agency=case.agency)
        with pytest.raises(Refusal, match="certificate_not_ready"):
            deliver(case.number, actor=clerk, now=NOW, method="online")
        issuing.issue(case.number, now=NOW)
        assert deliver(case.number, actor=clerk, now=NOW, method="online").state == "delivered"


def _break(*_arguments, **_named):
    raise RuntimeError("the power went")


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_issue_one_certificate() -> None:
    case = granted()
    both = threading.Barrier(2)
    problems: list[BaseException] = []

    def work() -> None:
        try:
            both.wait(10)
            issuing.issue(case.number, now=NOW)
        except BaseException as problem:
            problems.append(problem)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _each in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert problems == []
    assert Certificate.objects.filter(case=case).count() == 1
    assert [event.kind for event in history(case)].count("certificate_issued") == 1
    assert StoredFile.objects.filter(uploaded_by="system").count() == 1
    connection.ensure_connection()


@pytest.mark.django_db
class TestVerification:
    def test_a_stranger_gets_no_file(self) -> None:
        certificate = issuing.issue(granted().number, now=NOW)
        for stranger, code in [
            (make_actor(Role.APPLICANT), "case_not_found"),
            (make_actor(Role.OFFICER, agency=make_agency("wsj")), "case_of_other_agency"),
        ]:
            with pytest.raises(Refusal, match=code):
                queries.file_for(stranger, certificate.number)

    def test_the_holder_gets_the_file(self) -> None:
        applicant = make_user(Role.APPLICANT)
        case = granted(applicant=applicant)
        certificate = issuing.issue(case.number, now=NOW)
        from yimen.agencies.queries import actor_for

        found, chunks = queries.file_for(actor_for(applicant), certificate.number)
        assert found == certificate
        assert b"".join(chunks).startswith(b"%PDF-")
        assert case_for(actor_for(applicant), case.number)

    def test_numbers_that_are_not_there(self) -> None:
        for text, code in [("", "certificate_number_missing"), (numbers.draw(), "certificate_unknown")]:
            with pytest.raises(Refusal, match=code):
                queries.verify_number(text, NOW)

    def test_a_good_number_and_its_file(self) -> None:
        certificate = issuing.issue(granted().number, now=NOW)
        by_number = queries.verify_number(certificate.number.lower(), NOW)
        assert (by_number.outcome, by_number.good, by_number.uploaded) == ("valid", True, False)
        by_file = queries.verify_file(b"".join(open_file(certificate.file)), NOW)
        assert (by_file.outcome, by_file.certificate) == ("valid", certificate)
        assert by_file.verdict.signer == certificate.agency.name
        assert by_file.verdict.signed_at == NOW

    def test_an_expired_and_a_revoked_certificate_are_genuine_but_not_good(self) -> None:
        certificate = issuing.issue(granted().number, now=NOW)
        later = queries.verify_number(certificate.number, NOW + timedelta(days=3650))
        assert (later.outcome, later.standing, later.good) == ("not_valid", Standing.EXPIRED, False)
        Permit.objects.update(state="revoked")
        assert queries.verify_number(certificate.number, NOW).standing is Standing.REVOKED

    def test_a_changed_file_is_found_out_and_its_claim_shown(self) -> None:
        certificate = issuing.issue(granted().number, now=NOW)
        content = bytearray(b"".join(open_file(certificate.file)))
        content[5_000] ^= 1
        found = queries.verify_file(bytes(content), NOW)
        assert (found.outcome, found.good, found.certificate) == ("altered", False, certificate)

    def test_an_older_file_of_the_number_is_not_the_registered_one(self) -> None:
        certificate = issuing.issue(granted().number, now=NOW)
        content = b"".join(open_file(certificate.file))
        Certificate.objects.update(sha256="0" * 64)
        found = queries.verify_file(content, NOW)
        assert found.verdict.finding is Finding.GENUINE
        assert (found.outcome, found.good) == ("altered", False)

    @override_settings(YIMEN_HOME="/nowhere/at/all")
    def test_without_our_root_nothing_is_ours(self) -> None:
        from yimen.permits.tests.samples import signed

        assert queries.verify_file(signed(), NOW + timedelta(days=9000)).outcome == "foreign"
