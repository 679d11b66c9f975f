"""The results of the audit: for the offices only, narrowed by the address."""

import pytest

from yimen.catalogue.tests.factories import make_agency, make_service
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.OFFICER, Role.SECTION_HEAD, Role.SUPERVISOR, Role.LEADER])
def test_other_roles_are_refused(role: Role) -> None:
    for address in ("/reform/", "/reform/audit/"):
        assert signed_in(role).browser.get(address).status_code == 403


@pytest.mark.parametrize("role", [Role.REFORM_OFFICE, Role.LEGAL_OFFICE, Role.ADMIN])
def test_findings_lead_to_their_place_with_rule_and_mend(role: Role) -> None:
    service = make_service(make_agency("wjw"), name="仅列名", published=False)
    page = text(signed_in(role).browser.get("/reform/audit/"))
    assert f"/services/{service.code}/" in page
    assert "Every service has a published guide." in page
    assert "Write the guide" in page


def test_filters_by_rule_agency_and_severity() -> None:
    make_service(make_agency("wjw"), name="卫生事项", published=False)
    make_service(make_agency("scjg"), name="市场事项", published=False)
    browser = signed_in(Role.REFORM_OFFICE).browser
    page = text(browser.get("/reform/audit/", {"agency": "wjw"}))
    assert "卫生事项" in page
    assert "市场事项" not in page
    assert "No finding matches" in text(browser.get("/reform/audit/", {"severity": "error"}))
    assert "市场事项" in text(browser.get("/reform/audit/", {"rule": "guide_is_published"}))
    assert "市场事项" in text(browser.get("/reform/audit/", {"rule": "no-such-rule\x00", "severity": "x", "page": "z"}))


def test_a_clean_list_says_so() -> None:
    make_service()
    assert "Every rule of the catalogue is kept" in text(signed_in(Role.REFORM_OFFICE).browser.get("/reform/"))


def test_in_chinese() -> None:
    make_service(name="仅列名", published=False)
    browser = signed_in(Role.REFORM_OFFICE, language="zh-hans").browser
    assert "每个事项都有公布的办事指南" in text(browser.get("/reform/audit/"))
