"""Matters on pages: read by anybody, written by the reform office through four eyes; wrong people and wrong forms first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yimen.catalogue.basic.models import MatterProposal
from yimen.catalogue.models import Matter
from yimen.catalogue.tests.factories import make_service
from yimen.clock import shanghai_date
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db
CODE = "310116013001"


def text(response) -> str:
    return response.content.decode()


def typed(**changed) -> dict[str, str]:
    day = shanghai_date(timezone.now()).isoformat()
    row = {"code": CODE, "name": "食品经营许可", "name_en": "Food licence", "type": "01", "level": "4"}
    return row | {"valid_from": day, "reason": "市级目录调整", "grounds": "沪府发〔2016〕9号"} | changed


@pytest.fixture
def office():
    return signed_in(Role.REFORM_OFFICE, name="审改员")


def through(address: str) -> None:
    """By the legal office, a second person of the reform office, and published."""
    second = signed_in(Role.REFORM_OFFICE, name="编办员")
    for person, name in (
        (signed_in(Role.LEGAL_OFFICE, name="法制员"), "review"),
        (second, "approve"),
        (second, "publish"),
    ):
        assert f"{address}{name}" in text(person.browser.get(address))
        assert person.browser.post(f"{address}{name}", {"remark": ""}).status_code == 302


def test_other_roles_are_refused() -> None:
    section, legal = signed_in(Role.SECTION_HEAD), signed_in(Role.LEGAL_OFFICE)
    for address in ("/reform/matters/", "/reform/matters/new", "/reform/matters/1/"):
        assert section.browser.get(address).status_code == 403
    assert legal.browser.post("/reform/matters/new", typed()).status_code == 403
    assert section.browser.get("/matters/").status_code == 200


@pytest.mark.parametrize(
    ("changed", "words", "field"),
    [
        ({"code": "a b"}, "is no basic code", "code"),
        ({"name": " "}, "Give the name", "name"),
        ({"type": ""}, "no kind of power", "type"),
        ({"valid_from": "soon"}, "soon", "valid_from"),
        ({"planned_until": "never"}, "never", "planned_until"),
        ({"grounds": ""}, "legal basis", "grounds"),
    ],
)
def test_a_wrong_draft_keeps_what_was_typed(office, changed, words, field) -> None:
    response = office.browser.post("/reform/matters/new", typed(**changed))
    assert response.status_code == 422
    assert words in text(response)
    assert f'href="#field-{field}"' in text(response)
    assert "市级目录调整" in text(response)
    assert not MatterProposal.objects.exists()


def test_from_draft_to_the_list_and_to_its_end(office, django_assert_max_num_queries) -> None:
    address = office.browser.post("/reform/matters/new", typed())["Location"]
    assert f"{address}approve" not in text(office.browser.get(address))
    assert office.browser.post(f"{address}approve").status_code == 403
    assert office.browser.post(f"{address}nonsense").status_code == 404
    through(address)
    service = make_service()
    service.matter = Matter.objects.get(code=CODE)
    service.save()
    visitor = signed_in(Role.APPLICANT).browser
    with django_assert_max_num_queries(12):
        page = text(visitor.get("/matters/", {"q": "食品", "type": "01", "level": "4"}))
    assert "1 matter stood" in page
    assert "Food licence" in page
    assert "No matter fits" in text(visitor.get("/matters/", {"level": "2"}))
    assert visitor.get("/matters/", {"on": "soon"}).status_code == 422
    page = text(visitor.get(f"/matters/{CODE}/"))
    assert all(words in page for words in (service.code, "市级目录调整", "沪府发〔2016〕9号"))
    assert "Draft a change" not in page
    tomorrow = (shanghai_date(timezone.now()) + timedelta(days=1)).isoformat()
    end = typed(kind="cancel", valid_from=tomorrow)
    second = office.browser.post(f"/reform/matters/of/{CODE}", end)["Location"]
    assert "1 service still implements" in text(office.browser.get(second))
    assert "A change is on its way" in text(office.browser.get(f"/matters/{CODE}/"))
    assert "another change" in text(office.browser.post(f"/reform/matters/of/{CODE}", end)).lower()
    assert "Food licence" in text(office.browser.get(f"/reform/matters/of/{CODE}"))


def test_a_change_sent_back_says_why(office) -> None:
    address = office.browser.post("/reform/matters/new", typed())["Location"]
    legal = signed_in(Role.LEGAL_OFFICE)
    assert legal.browser.post(f"{address}return", {"remark": ""}).status_code == 422
    assert legal.browser.post(f"{address}return", {"remark": "依据不对"}).status_code == 302
    assert "依据不对" in text(office.browser.get(address))
    assert "食品经营许可" in text(office.browser.get("/reform/matters/", {"status": "returned"}))
    assert "No change of this kind" in text(office.browser.get("/reform/matters/", {"status": "draft"}))
