"""An application from "Begin" to the receipt; what a person typed is never lost on the way."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client

from yimen.cases.drafts import answers_of
from yimen.cases.models import Case, Draft
from yimen.cases.tests.factories import PASSWORD
from yimen.catalogue.acts import publish_version
from yimen.catalogue.models import Service
from yimen.catalogue.tests.factories import OPENED, REFORM_OFFICE, make_content, make_service
from yimen.web.applicant.tests.walking import APPLICANT, begin, draft_of, fill, hand_in

PAGES = ("", "applicant", "form/premises", "materials", "check", "discard")


def test_a_stranger_is_sent_to_sign_in_and_back(service: Service) -> None:
    answer = Client().get(f"/apply/{service.code}/")
    assert answer.status_code == 302
    assert f"next=%2Fapply%2F{service.code}%2F" in answer.url  # type: ignore[attr-defined]


def test_an_officer_does_not_apply_here(zhang: Client, service: Service) -> None:
    assert zhang.get(f"/apply/{service.code}/").status_code == 403


def test_somebody_else_does_not_see_the_draft(wang: Client, li: Client, service: Service) -> None:
    address = begin(wang, service)
    for page in PAGES:
        assert li.get(address + page).status_code == 404, page
    assert li.post(f"{address}applicant", APPLICANT).status_code == 404
    assert li.post(f"{address}discard").status_code == 404
    assert Draft.objects.count() == 1


def test_a_service_for_the_window_only_says_where_to_go(wang: Client) -> None:
    service = make_service(channels=["window"], visits=1, visit_reason={"zh": "核验原件", "en": "originals"})
    answer = wang.get(f"/apply/{service.code}/")
    assert answer.status_code == 409
    assert "555 Longshan Road" in answer.content.decode()


def test_a_listed_service_cannot_be_applied_for(wang: Client) -> None:
    assert wang.get(f"/apply/{make_service(published=False).code}/").status_code == 409


def test_an_unknown_service_is_not_found(wang: Client, db: None) -> None:
    assert wang.get("/apply/no-such-code/").status_code == 404


def test_wrong_applicant_values_are_shown_again_and_kept(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    wrong = {**APPLICANT, "applicant_identifier": "110101199003077476", "applicant_phone": "1380000"}
    answer = wang.post(f"{address}applicant", wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#field-applicant-identifier"' in page and 'href="#field-applicant-phone"' in page
    assert 'value="110101199003077476"' in page and 'value="1380000"' in page
    assert 'value="110101199003077476"' in wang.get(f"{address}applicant").content.decode(), "kept for later"


def test_an_organisation_is_asked_for_its_representative(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    told = {**APPLICANT, "applicant_kind": "organisation", "applicant_identifier": "91310000775785552L"}
    assert "field-applicant-legal_representative-error" in wang.post(f"{address}applicant", told).content.decode()


def test_wrong_answers_are_shown_again_and_kept(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    answer = wang.post(
        f"{address}form/premises", {"premises": "牡丹江路1800号", "area": "about ten", "kind": "restaurant"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#field-area"' in page and 'value="about ten"' in page and "牡丹江路1800号" in page
    assert answers_of(draft_of(address))["area"] == "about ten"


def test_an_emptied_field_is_taken_out_of_the_draft(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    wang.post(f"{address}form/premises", service.answers)  # type: ignore[attr-defined]
    wang.post(f"{address}form/premises", {"premises": "", "later": "1"})
    assert answers_of(draft_of(address)) == {}


def test_unknown_form_page(wang: Client, service: Service) -> None:
    assert wang.get(f"{begin(wang, service)}form/nothing").status_code == 404


def test_save_and_go_on_later_asks_nothing(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    answer = wang.post(f"{address}applicant", {"applicant_name": "王", "later": "1"})
    assert answer.url == "/my/"  # type: ignore[attr-defined]
    assert address.rstrip("/") in wang.get("/my/").content.decode()


def test_handing_in_too_early_names_everything_that_lacks(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    answer = hand_in(wang, address)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="{address}materials?back=check#material-identity"' in page
    assert f'href="{address}form/premises?back=check#field-premises"' in page
    assert Case.objects.count() == 0


def test_without_the_declaration_nothing_is_handed_in(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    fill(wang, service, address)
    answer = wang.post(f"{address}check")
    assert answer.status_code == 422
    assert 'href="#field-declaration"' in answer.content.decode()
    assert Case.objects.count() == 0


def test_the_whole_way_and_a_double_submit_is_one_case(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    fill(wang, service, address)
    first, second = hand_in(wang, address), hand_in(wang, address)
    case = Case.objects.get()
    assert first.url == second.url == f"/my/cases/{case.number}/receipt"
    page = wang.get(first.url).content.decode()
    assert case.number in page and "<svg" in page
    for late in ("applicant", "form/premises", "materials", "check"):
        assert wang.get(address + late).url == first.url, "the browser's back leads to the receipt"  # type: ignore[attr-defined]


def test_nobody_types_twice_what_was_told_before(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    fill(wang, service, address)
    hand_in(wang, address)
    assert 'value="王小明"' in wang.get(f"{begin(wang, service)}applicant").content.decode()


def test_a_changed_guide_is_told_and_the_draft_carried_over(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    fill(wang, service, address)
    fewer: dict[str, Any] = make_content(materials=[{"code": "layout", "name": {"zh": "平面图"}, "required": False}])
    publish_version(service, fewer, actor=REFORM_OFFICE, now=OPENED.replace(year=2017), reason="less to hand in")
    stale = hand_in(wang, address)
    assert stale.status_code == 409 and "changed" in stale.content.decode()
    assert wang.post(f"{address}renew").status_code == 302
    assert draft_of(address).materials.count() == 0, "what is not asked for any more is taken out"
    assert hand_in(wang, address).status_code == 302
    assert Case.objects.get().service_version == 2


def test_a_draft_is_removed_only_after_the_question(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    assert wang.get(f"{address}discard").status_code == 200
    assert Draft.objects.count() == 1
    assert wang.post(f"{address}discard").url == "/my/"  # type: ignore[attr-defined]
    assert Draft.objects.count() == 0


def test_an_ended_session_leads_to_the_login_and_loses_nothing(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    client = Client(headers={"accept-language": "en"})
    login = {"username": wang.user.username, "password": PASSWORD}  # type: ignore[attr-defined]
    client.post("/account/login", login)
    client.cookies.pop("yimen_session")
    lost = client.post(f"{address}applicant", APPLICANT)
    assert lost.status_code in (302, 303)
    back = client.post("/account/login", {**login, "next": parse_qs(urlsplit(lost.url).query)["next"][0]})  # type: ignore[attr-defined]
    page = client.get(back.url).content.decode()  # type: ignore[attr-defined]
    assert "王小明" in page and f'action="{address}applicant"' in page
