"""What is done to a permit: the wrong person and the wrong order first, then the ledger behind it."""

import threading
from datetime import date
from importlib import import_module

import pytest
from django.db import DatabaseError, connection, connections, transaction

from yimen.cases.tests.factories import make_actor, make_agency, make_case, make_service, make_user
from yimen.errors import Refusal
from yimen.ledger import chain
from yimen.parties.models import Bar
from yimen.permits import access
from yimen.permits.acts import PERFORM
from yimen.permits.acts.rebuild import rebuild
from yimen.permits.chains import chain_faults
from yimen.permits.models import Permit, PermitEvent, Standing
from yimen.permits.tests.factories import FRAUD, PENALTY, RECALL, head_of, holder_of, make_permit, on
from yimen.procedure import Role
from yimen.procedure.permit import PERMIT_ROW

LATER = on("2017-05-05")


def refusal(permit: Permit, act: str, actor, now=LATER, **arguments) -> Refusal:
    with pytest.raises(Refusal) as caught:
        PERFORM[act](permit.number, actor=actor, now=now, **arguments)
    return caught.value


@pytest.mark.django_db
class TestWrongPerson:
    @pytest.mark.parametrize("act", sorted(PERFORM))
    def test_strangers_and_other_departments_do_nothing(self, act: str) -> None:
        permit = make_permit()
        assert refusal(permit, act, make_actor(Role.APPLICANT)).code == "permit_not_found"
        other = make_actor(
            *(set(Role) - {Role.SYSTEM, Role.APPLICANT, Role.GOVERNMENT_HEAD}), agency=make_agency("wjw")
        )
        assert refusal(permit, act, other).code == "permit_of_other_agency"
        assert refusal(permit, act, make_actor(Role.SUPERVISOR)).code == "permit_not_found"
        assert PermitEvent.objects.filter(permit=permit).count() == 1

    @pytest.mark.parametrize("act", [act for act in PERFORM if Role.APPLICANT not in PERMIT_ROW[act].roles])
    def test_the_holder_does_what_holders_do(self, act: str) -> None:
        permit = make_permit()
        assert refusal(permit, act, holder_of(permit)).code == "act_not_your_role"

    def test_who_holds_it_never_acts_for_the_organ_and_the_organ_never_for_the_holder(self) -> None:
        agency = make_agency("scjg")
        both = make_user(Role.APPLICANT, Role.AGENCY_HEAD, agency=agency)
        own = make_permit(make_service(agency), applicant=both)
        assert refusal(own, "cancel", holder_of(own), trigger="organisation_ended").code == "act_not_your_role"
        told = make_permit(make_service(agency), state="told")
        somebody = make_actor(Role.APPLICANT, Role.OFFICER, agency=agency)
        assert refusal(told, "waive_penalty_hearing", somebody).code == "act_not_your_role"

    def test_lists_hold_what_may_be_seen(self) -> None:
        permit, other = make_permit(), make_permit(make_service(make_agency("wjw")))
        assert list(access.visible(holder_of(permit))) == [permit]
        assert list(access.visible(head_of(other))) == [other]
        assert access.visible(make_actor(Role.SUPERVISOR)).count() == 2
        assert not access.visible(make_actor(Role.APPLICANT)).exists()


@pytest.mark.django_db
class TestWrongOrder:
    def test_what_has_ended_ends_no_second_time(self) -> None:
        for state in ("expired", "recalled", "revoked", "cancelled"):
            permit = make_permit(state=state)
            refused = refusal(permit, "revoke", head_of(permit), on("2022-01-05"), **FRAUD)
            assert (refused.code, permit.state) == ("act_not_in_state", state)

    def test_no_penalty_before_the_holder_was_told(self) -> None:
        permit = make_permit()
        assert refusal(permit, "penalise", head_of(permit), **PENALTY).code == "penalty_hearing_untold"

    def test_time_is_written_down_before_the_act_is_judged(self) -> None:
        permit = make_permit()
        assert refusal(permit, "recall", head_of(permit), on("2021-06-01"), **RECALL).code == "act_not_in_state"
        PERFORM["cancel"](permit.number, actor=head_of(permit), now=on("2021-06-01"), trigger="expired")
        kinds = list(permit.events.order_by("sequence").values_list("kind", flat=True))
        assert kinds == ["permit_granted", "permit_expired", "permit_cancelled"]

    def test_what_was_seen_and_what_was_sent_twice(self) -> None:
        permit = make_permit()
        head = head_of(permit)
        again = {"actor": head, "now": LATER, "idempotency_key": "once", "expected_sequence": 1, **RECALL}
        assert PERFORM["recall"](permit.number, **again).state == PERFORM["recall"](permit.number, **again).state
        assert permit.events.count() == 2
        assert refusal(permit, "cancel", head, trigger="taken_away", expected_sequence=1).code == "permit_moved_on"
        used = refusal(permit, "cancel", head, trigger="taken_away", idempotency_key="once")
        assert used.code == "key_used_for_other_request"


@pytest.mark.django_db
class TestLedger:
    @pytest.mark.parametrize("state", ["valid", "told", "expired", "recalled", "revoked", "cancelled"])
    def test_the_row_is_what_the_events_say(self, state: str) -> None:
        permit = make_permit(state=state)
        assert rebuild([permit.number], only_compare=True) == []
        assert list(chain_faults([permit.number])) == []

    def test_a_row_that_was_changed_is_found_and_put_right(self) -> None:
        permit = make_permit(state="revoked")
        Permit.objects.filter(pk=permit.pk).update(state="valid", valid_until=None, holder_label="他人")
        assert {each.column for each in rebuild([permit.number])} == {"state", "valid_until", "holder_label"}
        assert rebuild([permit.number], only_compare=True) == []
        assert Permit.objects.get(pk=permit.pk).state == "revoked"

    def test_events_are_only_added(self) -> None:
        permit = make_permit()
        for change in (
            lambda: PermitEvent.objects.filter(permit=permit).update(kind="permit_cancelled"),
            lambda: PermitEvent.objects.filter(permit=permit)._raw_delete("default"),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()

    def test_an_event_that_was_changed_below_the_trigger_is_found(self) -> None:
        permit = make_permit(state="revoked")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE permits_permitevent DISABLE TRIGGER permits_permitevent_append_only")
            PermitEvent.objects.filter(permit=permit, sequence=2).update(data={**FRAUD, "ground": "abuse"})
            cursor.execute("ALTER TABLE permits_permitevent ENABLE TRIGGER permits_permitevent_append_only")
        assert [(fault.sequence, fault.reason) for fault in chain_faults()] == [(2, "content changed")]

    def test_nothing_in_it_names_a_person(self) -> None:
        permit = make_permit(state="told")
        told = str(list(permit.events.values_list("data", flat=True)))
        assert permit.holder.name not in told and permit.holder.identifier not in told


@pytest.mark.django_db
class TestConsequences:
    def test_fraud_bars_for_three_years_and_nothing_else_does(self) -> None:
        permit = make_permit(state="recalled")
        assert not Bar.objects.exists()
        permit = make_permit(state="revoked")
        bar = Bar.objects.get(origin=permit.number)
        assert (bar.article, bar.last_day) == ("行政许可法 79", date(2020, 3, 1))

    def test_the_barred_holder_is_refused_at_the_next_hand_in(self) -> None:
        service = make_service()
        make_permit(service, state="revoked")
        with pytest.raises(Refusal) as caught:
            make_case(service, now=on("2018-01-05"))
        assert (caught.value.code, caught.value.article) == ("applicant_barred", "行政许可法 79")
        assert make_case(service, now=on("2020-03-02")).pk

    @pytest.mark.parametrize("state", ["expired", "recalled", "revoked", "cancelled"])
    def test_the_certificate_stands_as_its_permit_does(self, state: str) -> None:
        certificate = make_permit(state=state).certificates.get()
        assert certificate.standing(date(2022, 1, 5)) == Standing(state)


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_one_acts() -> None:
    permit = make_permit()
    heads = [head_of(permit), head_of(permit)]
    both, outcomes = threading.Barrier(2), []

    def act(actor) -> None:
        try:
            both.wait(10)
            PERFORM["recall"](permit.number, actor=actor, now=LATER, **RECALL)
            outcomes.append("done")
        except Refusal as refused:
            outcomes.append(refused.code)
        finally:
            connections.close_all()

    racers = [threading.Thread(target=act, args=(head,)) for head in heads]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join(30)
    assert sorted(outcomes) == ["act_not_in_state", "done"]
    assert permit.events.count() == 2
    assert rebuild([permit.number], only_compare=True) == []
    assert list(chain_faults()) == []
    assert Permit.objects.get(pk=permit.pk).ended_at == LATER


@pytest.mark.django_db
def test_the_migration_opens_a_permit_as_the_act_of_issuing_does() -> None:
    migration = import_module("yimen.permits.migrations.0003_permits_of_certificates")
    permit = make_permit()
    certificate = permit.certificates.get()
    opening = migration._opening(certificate, certificate.case)
    assert opening["data"] == permit.events.get(sequence=1).data
    assert chain.link(chain.GENESIS, opening) == permit.last_hash
