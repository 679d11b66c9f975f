"""A change from the section's draft to the catalogue, through the pages; wrong people and wrong forms first."""

import pytest
from django.utils import timezone

from yimen.catalogue.models import Proposal, Service
from yimen.catalogue.tests.factories import make_agency, make_service
from yimen.clock import shanghai_date
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


def _typed(service: Service, **changed) -> dict[str, str]:
    row = {"kind": "rename", "name": "食品生产经营许可", "type": "01", "agency": service.agency.code}
    why = {"valid_from": shanghai_date(timezone.now()).isoformat(), "reason": "法律修改", "basis": "国发〔2016〕9号"}
    return row | {"statutory": "20wd", "promised": "5wd"} | why | changed


@pytest.fixture
def head():
    return signed_in(Role.SECTION_HEAD, agency=make_agency(), name="科长甲")


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.COUNTER, Role.SUPERVISOR, Role.LEADER])
def test_other_roles_are_refused(role: Role) -> None:
    service = make_service()
    for address in (
        "/reform/changes/",
        "/reform/changes/1/",
        "/reform/changes/new",
        f"/reform/services/{service.code}/change",
    ):
        assert signed_in(role).browser.get(address).status_code == 403


def test_the_legal_office_does_not_draft() -> None:
    service = make_service()
    assert signed_in(Role.LEGAL_OFFICE).browser.post(f"/reform/services/{service.code}/change").status_code == 403


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"kind": ""}, "Choose what kind of change"),
        ({"agency": "nowhere"}, "Choose the department"),
        ({"type": "99"}, "Choose the kind of power"),
        ({"name": " "}, "Give the name"),
        ({"reason": "\x00"}, "Say why"),
        ({"basis": ""}, "legal basis"),
        ({"valid_from": "soon"}, "soon"),
        ({"promised": "5 weeks"}, "5 weeks"),
        ({"kind": "set_up"}, "does not fit"),
    ],
)
def test_a_wrong_draft_keeps_what_was_typed(head, changed, words) -> None:
    service = make_service()
    response = head.browser.post(f"/reform/services/{service.code}/change", _typed(service, **changed))
    assert response.status_code == 422
    assert words in text(response)
    assert 'value="20wd"' in text(response)
    assert not Proposal.objects.exists()


def test_a_section_neither_changes_nor_reads_what_is_anothers(head) -> None:
    other = make_service(make_agency("wjw"), name="卫生事项")
    response = head.browser.post(f"/reform/services/{other.code}/change", _typed(other))
    assert response.status_code == 403
    office = signed_in(Role.REFORM_OFFICE, name="审改员")
    office.browser.post(f"/reform/services/{other.code}/change", _typed(other, name="卫生事项（新）"))
    proposal = Proposal.objects.get()
    assert head.browser.get(f"/reform/changes/{proposal.pk}/").status_code == 404
    assert "卫生事项" not in text(head.browser.get("/reform/changes/"))


def test_from_draft_to_catalogue(head) -> None:
    service = make_service()
    legal, office = signed_in(Role.LEGAL_OFFICE, name="法制员"), signed_in(Role.REFORM_OFFICE, name="审改员")
    drafted = head.browser.post(f"/reform/services/{service.code}/change", _typed(service))
    address = drafted["Location"]
    assert "食品生产经营许可" in text(head.browser.get(address))
    assert "formaction" not in text(head.browser.get(address))
    for name in ("review", "approve", "publish", "return"):
        assert head.browser.post(f"{address}{name}", {"remark": "x"}).status_code == 403
    early = office.browser.post(f"{address}approve", {"remark": "好"})
    assert early.status_code == 409
    assert "not possible now" in text(early)
    assert "好" in text(early)
    assert legal.browser.post(f"{address}nonsense").status_code == 404
    for person, name in ((legal, "review"), (office, "approve"), (office, "publish")):
        assert f"{address}{name}" in text(person.browser.get(address))
        assert person.browser.post(f"{address}{name}", {"remark": ""}).status_code == 302
    service.refresh_from_db()
    assert service.name == "食品生产经营许可"
    page = text(office.browser.get(address))
    assert all(name in page for name in ("科长甲", "法制员", "审改员"))
    assert "食品生产经营许可" in text(office.browser.get("/reform/changes/", {"status": "published"}))
    assert "No change of this kind" in text(office.browser.get("/reform/changes/", {"status": "draft"}))


def test_sent_back_with_a_remark(head) -> None:
    service, legal = make_service(), signed_in(Role.LEGAL_OFFICE)
    address = head.browser.post(f"/reform/services/{service.code}/change", _typed(service))["Location"]
    assert legal.browser.post(f"{address}return", {"remark": ""}).status_code == 422
    assert legal.browser.post(f"{address}return", {"remark": "依据不对"}).status_code == 302
    assert "依据不对" in text(head.browser.get(address))


def test_a_new_service(head) -> None:
    agency = make_agency()
    typed = _typed(make_service(), kind="take_over", code="NEW-0001", name="新承接事项", agency=agency.code)
    assert "Draft a new service" in text(head.browser.get("/reform/changes/new"))
    address = head.browser.post("/reform/changes/new", typed)["Location"]
    signed_in(Role.LEGAL_OFFICE).browser.post(f"{address}review")
    office = signed_in(Role.REFORM_OFFICE)
    office.browser.post(f"{address}approve")
    office.browser.post(f"{address}publish")
    assert Service.objects.get(code="NEW-0001").status == "listed"
    assert "NEW-0001" in text(office.browser.get(address))
