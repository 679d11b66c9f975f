"""One case through its acts, on a real database: right and wrong people, ledger, projection, repetition, races."""

import threading
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, connections, transaction

from yimen.cases import acts
from yimen.cases.acts.rebuild import broken_chain, differences, rebuild
from yimen.cases.acts.submit import Application, submit
from yimen.cases.models import Case, CaseEvent
from yimen.cases.queries import WorklistFilters, case_for, counts, dossier, possible_acts, track, worklist
from yimen.cases.tests.factories import (
    MORNING,
    PHONE,
    make_actor,
    make_agency,
    make_case,
    make_file,
    make_party,
    make_service,
    make_user,
)
from yimen.catalogue.acts import publish_version
from yimen.catalogue.tests.factories import REFORM_OFFICE, make_content
from yimen.errors import Refusal
from yimen.ledger import outbox
from yimen.ledger.models import OutboxRow
from yimen.procedure import Role, State

pytestmark = pytest.mark.django_db
NEXT_DAY = MORNING + timedelta(days=1)
STATES = [
    "submitted", "pre_reviewed", "correction", "accepted", "granted", "issued", "refused", "delivered",
    "not_accepted", "withdrawn",
]  # fmt: skip


def application(**replaced) -> Application:
    service = replaced.pop("service", None) or make_service()
    user = make_user(Role.APPLICANT)
    made = Application(
        service=service,
        version=1,
        applicant=make_party(user),
        answers=service.answers,
        materials=[("identity", make_file())],
        channel="online",
        journey=uuid4(),
        key=str(uuid4()),
    )
    return replace(made, **replaced)


class TestSubmission:
    @pytest.mark.parametrize(
        ("wrong", "code"),
        [
            ({"version": 2}, "service_changed"),
            ({"answers": {}}, "form_incomplete"),
            ({"answers": {"premises": 5}}, "form_incomplete"),
            ({"materials": []}, "materials_missing"),
        ],
    )
    def test_what_is_incomplete_is_refused_by_name(self, wrong: dict, code: str) -> None:
        with pytest.raises(Refusal) as caught:
            submit(application(**wrong), actor=make_actor(Role.APPLICANT), now=MORNING)
        assert caught.value.code == code
        assert not Case.objects.exists()

    def test_foreign_and_too_many_files_are_refused(self) -> None:
        who = make_actor(Role.APPLICANT)
        for materials, code in [
            ([("identity", make_file()), ("diary", make_file())], "material_unknown"),
            ([("identity", make_file()) for _each in range(11)], "too_many_files"),
        ]:
            with pytest.raises(Refusal, match=code):
                submit(application(materials=materials), actor=who, now=MORNING)

    def test_an_unpublished_service_takes_nothing(self) -> None:
        with pytest.raises(Refusal, match="service_not_open"):
            submit(application(service=make_service(published=False)), actor=make_actor(Role.APPLICANT), now=MORNING)

    def test_an_officer_does_not_apply_for_others(self) -> None:
        with pytest.raises(Refusal, match="act_not_your_role"):
            submit(application(), actor=make_actor(Role.OFFICER, agency=make_agency()), now=MORNING)

    def test_a_submission_opens_the_ledger_and_the_five_days(self) -> None:
        case = submit(application(), actor=make_actor(Role.APPLICANT), now=MORNING)
        stored = Case.objects.get(number=case.number)
        assert (stored.state, stored.sequence) == ("submitted", 1)
        assert stored.number.startswith("BS20160601")
        assert stored.due_correction == stored.next_due == date(2016, 6, 8)
        assert stored.applicant_label == "王*明"
        assert differences(case.number) == []
        assert broken_chain(case.number) is None

    def test_the_same_key_is_the_same_application(self) -> None:
        who, handed_in = make_actor(Role.APPLICANT), application()
        first = submit(handed_in, actor=who, now=MORNING)
        assert submit(handed_in, actor=who, now=NEXT_DAY).number == first.number
        assert CaseEvent.objects.count() == 1
        with pytest.raises(Refusal, match="key_used_for_other_request"):
            submit(replace(handed_in, service=make_service()), actor=who, now=NEXT_DAY)

    def test_nothing_that_names_a_person_stands_in_the_ledger(self) -> None:
        make_case(state="delivered")
        ledger = " ".join(str(event.data) for event in CaseEvent.objects.all())
        assert "王小明" not in ledger
        assert PHONE not in ledger
        with connection.cursor() as cursor:
            cursor.execute("SELECT string_agg(p::text, ' ') FROM parties_party p")
            row = cursor.fetchone()[0]
        assert "王小明" not in row
        assert PHONE not in row


class TestActing:
    def test_another_department_may_neither_see_nor_act(self) -> None:
        case = make_case()
        stranger = make_actor(Role.OFFICER, agency=make_agency("wsj"))
        with pytest.raises(Refusal, match="case_of_other_agency"):
            case_for(stranger, case.number)
        with pytest.raises(Refusal, match="case_of_other_agency"):
            acts.accept(case.number, actor=stranger, now=NEXT_DAY)

    def test_another_applicant_is_told_nothing(self) -> None:
        case = make_case()
        with pytest.raises(Refusal) as caught:
            case_for(make_actor(Role.APPLICANT), case.number)
        assert (caught.value.code, caught.value.status) == ("case_not_found", 404)
        with pytest.raises(Refusal, match="case_not_found"):
            acts.withdraw(case.number, actor=make_actor(Role.APPLICANT), now=NEXT_DAY)

    def test_who_oversees_reads_and_does_not_act(self) -> None:
        case = make_case()
        supervisor = make_actor(Role.SUPERVISOR)
        assert case_for(supervisor, case.number) == case
        with pytest.raises(Refusal, match="case_not_found"):
            acts.accept(case.number, actor=supervisor, now=NEXT_DAY)

    def test_a_page_that_is_out_of_date_decides_nothing(self) -> None:
        case = make_case(state="pre_reviewed")
        officer = make_actor(Role.OFFICER, agency=case.agency)
        with pytest.raises(Refusal, match="case_moved_on"):
            acts.accept(case.number, actor=officer, now=NEXT_DAY, expected_sequence=1)
        assert acts.accept(case.number, actor=officer, now=NEXT_DAY, expected_sequence=2).state == "accepted"

    def test_a_repeated_request_acts_once(self) -> None:
        case = make_case()
        officer = make_actor(Role.OFFICER, agency=case.agency)
        for _twice in range(2):
            done = acts.accept(case.number, actor=officer, now=NEXT_DAY, idempotency_key="k1", note="齐全")
            assert (done.state, done.sequence) == ("accepted", 2)
        with pytest.raises(Refusal, match="key_used_for_other_request"):
            acts.accept(case.number, actor=officer, now=NEXT_DAY, idempotency_key="k1", note="别的")

    def test_acceptance_counts_from_the_next_day(self) -> None:
        case = make_case(state="accepted", now=datetime.fromisoformat("2016-02-03T09:00:00+08:00"))
        assert case.due_promised == date(2016, 2, 15)
        assert case.due_statutory == date(2016, 3, 7)
        assert case.next_due == case.due_promised
        days = {3: "green", 6: "yellow", 14: "red", 15: "red", 16: "overdue"}
        assert {day: case.colour(date(2016, 2, day)) for day in days} == days

    def test_what_may_be_done_is_said_with_the_reason(self) -> None:
        case = make_case()
        officer = make_actor(Role.OFFICER, agency=case.agency)
        whole = dossier(case, MORNING.date())
        offered = {each.row.act: each for each in possible_acts(whole, officer, NEXT_DAY)}
        assert offered["accept"].allowed
        assert offered["decide"].refusal.code == "act_not_your_role"
        elsewhere = make_actor(Role.OFFICER, agency=make_agency("wsj"))
        assert {each.refusal.code for each in possible_acts(whole, elsewhere, NEXT_DAY)} == {"case_of_other_agency"}


class TestLedger:
    @pytest.mark.parametrize("state", STATES)
    def test_the_row_is_what_the_events_say(self, state: str) -> None:
        case = make_case(state=state)
        assert case.state == (State.GRANTED if state == "issued" else state)
        assert differences(case.number) == []
        assert broken_chain(case.number) is None

    def test_a_row_that_was_tampered_with_is_found_and_put_right(self) -> None:
        case = make_case(state="accepted")
        before = Case.objects.filter(pk=case.pk).values().get()
        Case.objects.filter(pk=case.pk).update(due_statutory=date(2030, 1, 1), state="granted", applicant_label="x")
        assert {each.column for each in rebuild(case.number)} == {"due_statutory", "state", "applicant_label"}
        assert Case.objects.filter(pk=case.pk).values().get() == before

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE cases_caseevent SET at = at - interval '1 day'",
            "DELETE FROM cases_caseevent",
            "TRUNCATE cases_caseevent",
        ],
    )
    def test_the_database_itself_refuses_to_change_the_past(self, statement: str) -> None:
        make_case()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE cases_caseevent ENABLE TRIGGER USER")
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)

    @pytest.mark.parametrize(
        ("column", "value", "reason"),
        [
            ("at", "2016-05-31T00:00:00+08:00", "content changed"),
            ("previous_hash", "f" * 64, "not linked to the event before"),
        ],
    )
    def test_a_moved_date_breaks_the_chain(self, column: str, value: str, reason: str) -> None:
        case = make_case(state="accepted")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE cases_caseevent DISABLE TRIGGER USER")
            cursor.execute(f"UPDATE cases_caseevent SET {column} = %s WHERE sequence = 2", [value])
        found = broken_chain(case.number)
        assert found is not None
        assert (found.sequence, found.reason) == (2, reason)

    def test_later_versions_of_the_service_change_nothing_in_a_running_case(self) -> None:
        case = make_case()
        publish_version(
            case.service, make_content(terms={"statutory": "10wd", "promised": "1wd"}),
            actor=REFORM_OFFICE, now=NEXT_DAY, reason="提速",
        )  # fmt: skip
        officer = make_actor(Role.OFFICER, agency=case.agency)
        done = acts.accept(case.number, actor=officer, now=NEXT_DAY)
        assert done.due_promised == date(2016, 6, 12)  # a Sunday worked in exchange for the Dragon Boat holiday


class TestReading:
    def test_tracking_needs_the_right_phone(self) -> None:
        case = make_case()
        for number, phone in [(case.number, "13900000000"), (case.number, "x"), ("BS1", PHONE), ("", "")]:
            with pytest.raises(Refusal, match="not_tracked"):
                track(number, phone)
        assert track(f" {case.number.lower()} ", PHONE) == case

    def test_the_desk_shows_its_own_department_nearest_due_first(self) -> None:
        service = make_service()
        late = make_case(service, state="accepted", now=MORNING - timedelta(days=30))
        early = make_case(service, now=MORNING)
        make_case(make_service(make_agency("wsj")))
        officer = make_actor(Role.OFFICER, agency=service.agency)
        today = MORNING.date()
        assert list(worklist(officer, WorklistFilters(), today)) == [late, early]
        assert list(worklist(officer, WorklistFilters(colour="overdue"), today)) == [late]
        assert list(worklist(officer, WorklistFilters(text=early.number[:14], view="all"), today)) == [early]
        assert list(worklist(officer, WorklistFilters(text="%' OR 1=1 --"), today)) == []
        found = counts(officer, today)
        assert (found["all"], found["overdue"], found["examination"], found["pre_review"]) == (2, 1, 1, 1)

    def test_an_act_takes_few_round_trips(self, django_assert_max_num_queries) -> None:
        case = make_case()
        officer = make_actor(Role.OFFICER, agency=case.agency)
        # savepoint, lock with events, agency, one write, release
        with django_assert_max_num_queries(5):
            acts.accept(case.number, actor=officer, now=NEXT_DAY)


class TestOutbox:
    def test_a_listener_hears_of_an_event_once_and_again_after_a_failure(self) -> None:
        heard: list[str] = []

        def stumble(event: outbox.Heard) -> None:
            heard.append(event.subject)
            if len(heard) == 1:
                raise RuntimeError("the printer is out of paper")

        outbox.listen("withdrawn", stumble, name="test.stumble")
        try:
            case = make_case(state="withdrawn")
            OutboxRow.objects.exclude(listener="test.stumble").update(done_at=MORNING)
            later = MORNING + timedelta(days=1)
            outbox.run_pending(later)
            row = OutboxRow.objects.get(listener="test.stumble")
            assert (row.done_at, row.attempts) == (None, 1)
            assert "out of paper" in row.error
            outbox.run_pending(later + timedelta(minutes=1))
            outbox.run_pending(later + timedelta(minutes=2))
            assert heard == [case.number, case.number]
        finally:
            outbox.forget("test.stumble")


@pytest.mark.django_db(transaction=True, serialized_rollback=False)
def test_many_officers_at_once_yield_one_decision() -> None:
    case = make_case(state="examined")
    heads = [make_actor(Role.SECTION_HEAD, agency=case.agency) for _each in range(4)]
    outcomes: list[str] = []
    start = threading.Barrier(16)

    def decide(number: int) -> None:
        start.wait()
        try:
            acts.decide(case.number, actor=heads[number % 4], now=NEXT_DAY, outcome="grant")
            outcomes.append("done")
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=(each,)) for each in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["act_not_in_state"] * 15 + ["done"]
    assert CaseEvent.objects.filter(case=case, kind="decided").count() == 1
    assert broken_chain(case.number) is None


@pytest.mark.django_db(transaction=True)
def test_a_hand_in_that_waits_too_long_for_its_own_repetition_is_told_so() -> None:
    """Two tabs hand in at once: the second waits for the key of the first, at most as long as the database lets it."""
    first = application(key="one-key")
    actor = make_actor(Role.APPLICANT)
    outcome: list[str] = []

    def again() -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '50ms'")
            submit(first, actor=actor, now=MORNING)
        except Refusal as refusal:
            outcome.append(refusal.code)
        finally:
            connections.close_all()

    with transaction.atomic():
        submit(first, actor=actor, now=MORNING)
        other = threading.Thread(target=again)
        other.start()
        other.join()
    assert outcome == ["case_busy"]
    assert Case.objects.count() == 1
