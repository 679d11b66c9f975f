"""For whom and by whom: the authority is asked at every act, in the act. Those without it come first."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from yimen.accounts.models import User
from yimen.agencies.queries import actor_for
from yimen.cases import acts
from yimen.cases.acts.hand_in import Particulars, hand_in
from yimen.cases.models import Case
from yimen.cases.queries import case_for, dossier, own_cases, possible_acts
from yimen.cases.telling.events import recipients
from yimen.cases.tests.factories import (
    MORNING,
    PHONE,
    RESIDENT_ID,
    USCC,
    make_actor,
    make_agency,
    make_case,
    make_file,
    make_party,
    make_service,
    make_user,
)
from yimen.catalogue.models import Service
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.parties.acts.end_authority import give_back_authority, note_run_out, withdraw_authority
from yimen.parties.models import Organisation
from yimen.parties.tests.factories import make_authority, make_organisation, make_person
from yimen.procedure import Role

pytestmark = pytest.mark.django_db

LATER = MORNING + timedelta(hours=1)


def refused(code: str):  # type: ignore[no-untyped-def]
    return pytest.raises(Refusal, match=f"^{code}")


@pytest.fixture
def firm() -> Organisation:
    return make_organisation(make_user(Role.APPLICANT, name="法定代表人"), now=MORNING)


@pytest.fixture
def agent() -> User:
    return make_user(Role.APPLICANT, name="经办人")


def apply(firm: Organisation, user: User, service: Service | None = None, **told: Any) -> Case:
    """An application for the firm by this account, in one piece."""
    service = service or make_service()
    file = make_file(uploaded_by=str(user.pk))
    particulars = {
        "kind": "organisation",
        "name": firm.name,
        "identifier": firm.code,
        "phone": PHONE,
        "legal_representative": "法定代表人",
    } | told
    return hand_in(
        service=service.code,
        version=None,
        applicant=Particulars(**particulars),
        answers=service.answers,  # type: ignore[attr-defined]
        materials=[("identity", file.id)],
        journey=uuid4(),
        key=str(uuid4()),
        actor=actor_for(user),
        now=LATER,
    )


def test_nobody_applies_for_a_registered_organisation_without_authority(firm: Organisation, agent: User) -> None:
    with refused("authority_missing"):
        apply(firm, agent)
    other = make_organisation(make_user(Role.APPLICANT), now=MORNING)
    make_authority(other, agent, now=MORNING)
    with refused("authority_missing"):
        apply(firm, agent)
    assert not Case.objects.exists()


def test_the_agent_acts_and_the_case_says_for_whom_and_by_whom(firm: Organisation, agent: User) -> None:
    make_authority(firm, agent, now=MORNING)
    case = apply(firm, agent)
    assert (case.applicant_label, case.submitted_by) == (firm.name, str(agent.pk))
    assert (case.applicant.organisation_id, case.applicant.user_id) == (firm.pk, None)
    head = actor_for(firm.representative)
    assert case_for(head, case.number) == case
    assert list(own_cases(head)) == list(own_cases(actor_for(agent))) == [case]
    second = apply(firm, firm.representative)
    assert second.applicant_id == case.applicant_id, "told alike, it is the same party"
    with refused("organisation_told_differently"):
        apply(firm, agent, name="另一个名称")


def test_an_authority_that_is_withdrawn_ends_every_act_and_every_look(firm: Organisation, agent: User) -> None:
    authority = make_authority(firm, agent, now=MORNING)
    case, actor = apply(firm, agent), actor_for(agent)
    with refused("authority_not_found"):
        withdraw_authority(agent.pk, authority.pk, LATER)
    withdraw_authority(firm.representative_id, authority.pk, LATER)
    for attempt in (lambda: apply(firm, agent), lambda: acts.PERFORM["withdraw"](case.number, actor=actor, now=LATER)):
        with refused("authority_ended"):
            attempt()
    with refused("case_not_found"):
        case_for(actor, case.number)
    assert not own_cases(actor)
    acts.PERFORM["withdraw"](case.number, actor=actor_for(firm.representative), now=LATER)


def test_an_authority_runs_out_at_midnight_whatever_the_job_does(firm: Organisation, agent: User) -> None:
    today = shanghai_date(LATER)
    authority = make_authority(firm, agent, now=MORNING, last_day=today)
    case, actor = apply(firm, agent), actor_for(agent)
    shown = dossier(case, today)
    assert next(each for each in possible_acts(shown, actor, LATER) if each.row.act == "withdraw").allowed
    tomorrow = LATER + timedelta(days=1)
    offered = next(each for each in possible_acts(shown, actor, tomorrow) if each.row.act == "withdraw")
    assert offered.refusal is not None and offered.refusal.code == "authority_run_out"
    with refused("authority_run_out"):
        acts.PERFORM["withdraw"](case.number, actor=actor, now=tomorrow)
    assert (note_run_out(LATER), note_run_out(tomorrow), note_run_out(tomorrow)) == (0, 1, 0)
    with refused("authority_over"):
        give_back_authority(agent.pk, authority.pk, tomorrow)


def test_an_authority_is_as_wide_as_it_was_given(firm: Organisation, agent: User) -> None:
    food, health = make_service(), make_service(make_agency("wjw"))
    make_authority(firm, agent, now=MORNING, agencies=["scjg"], acts=["apply"])
    with refused("authority_other_service"):
        apply(firm, agent, health)
    case, foreign = apply(firm, agent, food), apply(firm, firm.representative, health)
    with refused("authority_other_act"):
        acts.PERFORM["withdraw"](case.number, actor=actor_for(agent), now=LATER)
    assert list(own_cases(actor_for(agent))) == [case]
    with refused("case_not_found"):
        case_for(actor_for(agent), foreign.number)


def test_whoever_stated_an_organisation_before_it_registered_keeps_their_case(agent: User) -> None:
    service = make_service()
    early = make_case(
        service, applicant=agent, party=make_party(agent, kind="organisation", name="公司", identifier=USCC)
    )
    firm = make_organisation(make_user(Role.APPLICANT), now=MORNING, code=USCC, name="公司")
    assert case_for(actor_for(agent), early.number) == early
    assert list(own_cases(actor_for(firm.representative))) == [early], "and its representative sees it too"
    with refused("authority_missing"):
        apply(firm, agent, service)


def test_a_person_finds_what_the_counter_took_in_once_their_identity_is_matched() -> None:
    user = make_user(Role.APPLICANT)
    clerk = make_user(Role.COUNTER)
    case = make_case(applicant=clerk, party=make_party(identifier=RESIDENT_ID))
    make_person(user, now=MORNING, identifier=RESIDENT_ID, matched=False)
    actor = actor_for(user)
    assert not own_cases(actor)
    with refused("case_not_found"):
        case_for(actor, case.number)
    make_person(user, now=MORNING, identifier=RESIDENT_ID)
    assert list(own_cases(actor)) == [case]
    acts.PERFORM["withdraw"](case.number, actor=actor, now=LATER)


def test_who_is_told_of_a_case_follows_its_authority(firm: Organisation, agent: User) -> None:
    def told(case: Case) -> dict[int | None, str]:
        return {
            each.user_id: each.phone for each in recipients(Case.objects.select_related("applicant").get(pk=case.pk))
        }

    authority = make_authority(firm, agent, now=MORNING)
    case = apply(firm, agent)
    assert told(case) == {agent.pk: PHONE, firm.representative_id: ""}
    withdraw_authority(firm.representative_id, authority.pk, LATER)
    assert told(case) == {firm.representative_id: ""}
    at_counter = make_case(applicant=make_user(Role.COUNTER), party=make_party(identifier=RESIDENT_ID))
    Case.objects.filter(pk=at_counter.pk).update(channel="counter")
    assert told(at_counter) == {None: PHONE}
    user = make_user(Role.APPLICANT)
    make_person(user, now=MORNING, identifier=RESIDENT_ID)
    assert told(at_counter) == {user.pk: PHONE}


def test_a_service_demands_a_level_and_ones_own_name(firm: Organisation) -> None:
    service = make_service(real_name_level=2)
    user = make_user(Role.APPLICANT)
    person = make_person(user, now=MORNING, matched=False)
    own = {"kind": "person", "name": user.name, "identifier": person.identifier, "legal_representative": ""}
    with refused("real_name_level"):
        apply(firm, user, service, **own)
    make_person(user, now=MORNING, identifier=person.identifier)
    with refused("applicant_not_yourself"):
        apply(firm, user, service, **own | {"identifier": RESIDENT_ID})
    assert apply(firm, user, service, **own).applicant.user_id == user.pk
    assert apply(firm, firm.representative, service).applicant.organisation_id == firm.pk


def test_the_counter_is_asked_for_no_authority(firm: Organisation) -> None:
    clerk = make_user(Role.COUNTER)
    case = apply(firm, clerk)
    assert case.applicant.organisation_id is None
    assert list(own_cases(actor_for(firm.representative))) == [case]
    assert not own_cases(make_actor(Role.APPLICANT))
