"""The pages of an account, as people walk through them: registering, proving, acting for a firm, seeing who looked."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from yimen.accounts.acts import record_look
from yimen.accounts.models import Disclosure, Phone, User
from yimen.cases.models import Case, Draft
from yimen.cases.tests.factories import make_agency, make_case, make_party, make_service, make_user
from yimen.clock import shanghai_date
from yimen.dispatch.models import Message
from yimen.parties import standing
from yimen.parties.models import Organisation, Person
from yimen.parties.registers import keep_entries
from yimen.parties.tests.factories import (
    make_authority,
    make_organisation,
    make_person,
    new_phone,
    new_resident_id,
    new_uscc,
)
from yimen.procedure import Role

pytestmark = pytest.mark.django_db


def browser(user: User | None = None) -> Client:
    made = Client(headers={"accept-language": "en"})
    if user is not None:
        made.force_login(user)
    return made


def body(response: Any) -> str:
    return str(response.content.decode())


def test_registering_from_the_form_to_the_second_level() -> None:
    number, phone = new_resident_id(), new_phone()
    person = browser()
    form = {
        "username": "lin.li",
        "name": "林丽",
        "identifier": number,
        "phone": phone,
        "password": "long enough for us",
        "password_again": "another",
    }
    wrong = person.post("/account/register", form)
    assert wrong.status_code == 422
    assert "field-password_again" in body(wrong)
    assert "long enough" not in body(wrong)
    form["password_again"] = form["password"]
    assert 'href="#field-identifier"' in body(person.post("/account/register", form | {"identifier": number[:-1]}))
    assert person.post("/account/register", form)["Location"] == "/account/phone"
    assert person.post("/account/phone", {"phone": ""}).status_code == 200
    assert "wrong" in body(person.post("/account/phone", {"code": "000000x"}))
    person.post("/account/phone", {"code": Message.objects.latest("pk").text[:6]})
    assert "does not know" in body(person.post("/account/person/match"))
    keep_entries([("person", number, "林丽", phone)])
    assert person.post("/account/person/match").status_code == 302
    page = body(person.get("/account/"))
    assert page.count("is-reached") == 3
    assert number not in page
    assert phone not in page
    assert person.get("/account/person/show").status_code == 405
    shown = body(person.post("/account/person/show"))
    assert number in shown
    assert phone in shown
    assert Disclosure.objects.get().subject == f"account:{Person.objects.get().pk}"


def test_a_changed_number_has_to_be_confirmed_again() -> None:
    user = make_user(Role.APPLICANT)
    make_person(user, now=timezone.now())
    browser(user).post("/account/phone", {"phone": new_phone()})
    assert Phone.objects.get(user=user).confirmed_at is None
    assert standing.level(user.pk) == 0


def test_a_firm_from_its_registration_to_an_agent_who_applies_for_it() -> None:
    now = timezone.now()
    faren, jingban = make_user(Role.APPLICANT, name="法人甲"), make_user(Role.APPLICANT, name="经办乙")
    person, agent = make_person(faren, now=now), make_person(jingban, now=now)
    code, name, head, clerk = new_uscc(), "上海页面有限公司", browser(faren), browser(jingban)
    form = {"code": code, "name": name, "legal_representative": "法人甲"}
    assert "field-legal_representative" in body(clerk.post("/account/organisations/register", form))
    keep_entries([("organisation", code, name, person.identifier)])
    address = head.post("/account/organisations/register", form)["Location"]
    assert clerk.get(address).status_code == 404
    invited = {
        "name": "经办乙",
        "identifier": agent.identifier,
        "acts": ["apply", "correct"],
        "agencies": make_agency("scjg").code,
        "last_day": (shanghai_date(now) + timedelta(days=9)).isoformat(),
    }
    for wrong, field in (({"last_day": "soon"}, "last_day"), ({"services": "x"}, "services"), ({"acts": []}, "acts")):
        assert f'href="#field-{field}"' in body(head.post(f"{address}invite", invited | wrong)), field
    assert head.post(f"{address}invite", invited).status_code == 302
    waiting = body(clerk.get("/account/organisations/"))
    assert f"{name} invites you" in waiting
    authority = Organisation.objects.get().authorities.get()
    assert head.post(f"/account/authorities/{authority.pk}/accept").status_code == 404
    clerk.post(f"/account/authorities/{authority.pk}/accept")

    assert clerk.post("/account/acting", {"organisation": "999999"}).status_code == 404
    clerk.post("/account/acting", {"organisation": str(authority.organisation_id)})
    assert f"<b>{name}</b>" in body(clerk.get("/my/"))
    service = make_service(real_name_level=2)
    clerk.post(f"/apply/{service.code}/")
    draft = Draft.objects.get()
    page = body(clerk.get(f"/apply/{draft.pk}/applicant"))
    assert code in page
    assert "stands below" in page
    clerk.post(f"/apply/{draft.pk}/applicant", {"take": "self"})
    assert agent.identifier in body(clerk.get(f"/apply/{draft.pk}/applicant"))

    head.post(f"/account/authorities/{authority.pk}/withdraw")
    assert "Withdrawn" in body(head.get(address))
    assert "<b>myself</b>" in body(clerk.get("/my/")).replace("\n", ""), "the choice is gone with the authority"


def test_my_cases_follow_whom_i_act_for_and_say_by_whom() -> None:
    now = timezone.now() - timedelta(hours=1)
    faren, jingban = make_user(Role.APPLICANT, name="法人丙"), make_user(Role.APPLICANT, name="经办丁")
    firm = make_organisation(faren, now=now)
    make_authority(firm, jingban, now=now)
    service = make_service()
    party = make_party(kind="organisation", name=firm.name, identifier=firm.code, organisation=firm)
    case = make_case(service, applicant=jingban, party=party, now=now)
    own = make_case(service, applicant=faren, now=now)
    head = browser(faren)
    assert own.number in body(head.get("/my/"))
    assert case.number not in body(head.get("/my/"))
    head.post("/account/acting", {"organisation": str(firm.pk)})
    assert case.number in body(head.get("/my/"))
    assert own.number not in body(head.get("/my/"))
    assert "经办丁, agent, by authority no." in body(head.get(f"/my/cases/{case.number}/"))
    officer = make_user(Role.OFFICER, agency=case.agency)
    masked = body(browser(officer).get(f"/desk/cases/{case.number}/"))
    assert "经*丁, agent, by authority no." in masked
    assert "经办丁" not in masked


def test_a_person_sees_who_looked_and_nobody_elses_looks() -> None:
    user, other = make_user(Role.APPLICANT), make_user(Role.APPLICANT)
    case, foreign = make_case(applicant=user), make_case(applicant=other)
    officer = make_user(Role.OFFICER, agency=case.agency, name="审查员")
    for number in (case.number, foreign.number, f"account:{user.pk}", f"account:{other.pk}"):
        told = {"subject": number, "fields": ("name", "material:identity"), "purpose": f"why {number}"}
        record_look(user_id=officer.pk, now=timezone.now(), **told)  # type: ignore[arg-type]
    page = body(browser(user).get("/account/looks"))
    assert page.count("审查员") == 2
    assert f"why {case.number}" in page
    assert f"why account:{user.pk}" in page
    assert foreign.number not in page
    assert "行政审批科" in page
    assert "name, materials" in page
    own = body(browser(officer).get("/account/looks"))
    assert "Nobody has looked" in own


@pytest.mark.parametrize("address", ["/account/", "/account/organisations/", "/account/looks"])
def test_lists_ask_as_often_for_many_as_for_few(address: str) -> None:
    user = make_user(Role.APPLICANT)
    now = timezone.now()
    make_person(user, now=now)

    def grow() -> None:
        firm = make_organisation(make_user(Role.APPLICANT), now=now)
        make_authority(firm, user, now=now, agencies=[make_agency("scjg").code])
        record_look(user_id=user.pk, subject=f"account:{user.pk}", fields=("name",), purpose="", now=now)

    def asked() -> int:
        with CaptureQueriesContext(connection) as sent:
            assert person.get(address).status_code == 200
        return len(sent)

    person = browser(user)
    grow()
    few = asked()
    for _more in range(3):
        grow()
    assert asked() == few


def test_the_counter_sees_documents_and_looks_only_with_a_reason() -> None:
    user, clerk = make_user(Role.APPLICANT), make_user(Role.COUNTER)
    person = make_person(user, now=timezone.now(), matched=False)
    window = browser(clerk)
    case = make_case(applicant=clerk, party=make_party(identifier=person.identifier))
    assert "Nobody is registered" in body(window.post("/counter/people/", {"number": new_resident_id()}))
    form = {"number": person.identifier}
    assert browser(user).get("/my/").context["page"].paginator.count == 0
    found = body(window.post("/counter/people/", form))
    assert "L1" in found
    assert Phone.objects.get(user=user).number not in found
    for reason in ("", "x"):
        refused = window.post("/counter/people/", form | {"act": f"show:{user.pk}", "purpose": reason})
        assert refused.status_code == 422
    assert not Disclosure.objects.exists()
    shown = body(window.post("/counter/people/", form | {"act": f"show:{user.pk}", "purpose": "asks for a change"}))
    assert Phone.objects.get(user=user).number in shown
    assert Disclosure.objects.get().purpose == "asks for a change"
    window.post("/counter/people/", form | {"act": f"seen:{user.pk}", "document": "identity_card"})
    assert standing.level(user.pk) == 3
    assert [each.number for each in browser(user).get("/my/").context["page"]] == [case.number]
    assert Case.objects.get(pk=case.pk).applicant.user_id is None, "the same record, not a copy"


def test_the_counter_confirms_an_organisation() -> None:
    faren = make_user(Role.APPLICANT, name="法人戊")
    make_person(faren, now=timezone.now())
    code = new_uscc()
    form = {"code": code, "name": "上海待核有限公司", "legal_representative": "法人戊"}
    address = browser(faren).post("/account/organisations/register", form)["Location"]
    assert "Not confirmed yet" in body(browser(faren).get(address))
    invited = browser(faren).post(f"{address}invite", {"name": "x", "identifier": "y", "last_day": "2030-01-01"})
    assert invited.status_code == 409
    firm = Organisation.objects.get()
    window = browser(make_user(Role.COUNTER))
    window.post("/counter/people/", {"number": code, "act": f"confirm:{firm.pk}"})
    firm.refresh_from_db()
    assert firm.confirmed
