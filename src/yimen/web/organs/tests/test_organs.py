"""Organs and posts on pages; wrong people and wrong forms first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yimen.agencies.models import Agency, OrganDraft, Revision, Section, Staff
from yimen.catalogue.tests.factories import OPENED, make_agency, make_service
from yimen.clock import shanghai_date
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


def today() -> str:
    return shanghai_date(timezone.now()).isoformat()


def typed(**changed) -> dict[str, str]:
    row = {"name": "宝山区大数据中心", "name_en": "Big Data Centre", "code": "dsj", "organ_kind": "department"}
    why = {"valid_from": today(), "document": "宝编〔2016〕8号", "reason": "机构改革"}
    return row | {"division": "310113", "uscc": "", "regulator": "no"} | why | changed


@pytest.fixture
def office():
    return signed_in(Role.REFORM_OFFICE, name="编办甲")


@pytest.fixture
def second():
    return signed_in(Role.REFORM_OFFICE, name="编办乙")


def test_other_people_are_refused() -> None:
    make_agency("wjw")
    head = signed_in(Role.SECTION_HEAD, agency=make_agency()).browser
    for address in (
        "/reform/organs/",
        "/reform/organs/new",
        "/reform/organs/of/scjg/change",
        "/reform/organs/of/scjg/seats",
    ):
        assert head.get(address).status_code == 403
    chief = signed_in(Role.AGENCY_HEAD, agency=make_agency()).browser
    assert chief.get("/reform/organs/of/wjw/seats").status_code == 403
    assert chief.get("/reform/organs/of/scjg/seats").status_code == 200
    assert signed_in(Role.LEGAL_OFFICE).browser.post("/reform/organs/new", typed()).status_code == 403


@pytest.mark.parametrize(
    ("changed", "words", "field"),
    [
        ({"code": "A B"}, "no code of an organ", "code"),
        ({"name": ""}, "Give the Chinese name", "name"),
        ({"uscc": "9131"}, "18", "uscc"),
        ({"valid_from": "soon"}, "soon", "valid_from"),
        ({"document": " "}, "number of the document", "document"),
    ],
)
def test_a_wrong_draft_keeps_what_was_typed(office, changed, words, field) -> None:
    response = office.browser.post("/reform/organs/new", typed(**changed))
    assert response.status_code == 422
    assert words in text(response)
    assert f'href="#field-{field}"' in text(response)
    assert "机构改革" in text(response)
    assert not OrganDraft.objects.exists()


def test_set_up_and_merged_when_nothing_is_held(office, second) -> None:
    address = office.browser.post("/reform/organs/new", typed())["Location"]
    assert office.browser.post(f"{address}approve").status_code == 403
    assert "another person" in text(office.browser.get(address))
    assert second.browser.post(f"{address}approve", {"remark": ""}).status_code == 302
    organ = Agency.objects.get(code="dsj")
    assert "Determine its duties" in text(office.browser.get(address))
    assert "Big Data Centre" in text(office.browser.get("/reform/organs/"))
    service = make_service(organ)
    tomorrow = (shanghai_date(timezone.now()) + timedelta(days=1)).isoformat()
    merging = typed(kind="merge", into=make_agency().code, valid_from=tomorrow)
    ending = office.browser.post("/reform/organs/of/dsj/change", merging)["Location"]
    assert "It still holds" in text(second.browser.get(ending))
    refused = second.browser.post(f"{ending}approve", {"remark": "同意"})
    assert refused.status_code == 409
    assert "Services: 1" in text(refused) and "同意" in text(refused)
    assert second.browser.post(f"{ending}return", {"remark": "先移交事项"}).status_code == 302
    assert "How the organ stood" in text(office.browser.get("/reform/agencies/dsj/"))
    assert service.code in text(signed_in(Role.APPLICANT).browser.get("/departments/dsj/"))


def test_people_are_moved_and_the_figures_are_told(office) -> None:
    agency = make_agency()
    kept = {"document": "三定", "reason": "x", "published_at": OPENED, "drafted_by": "1", "approved_by": "2"}
    revision = Revision.objects.create(agency=agency, number=1, valid_from=OPENED.date(), posts=9, leaders=1, **kept)
    for place, (name, posts) in enumerate((("行政审批科", 1), ("监管科", 2)), 1):
        Section.objects.create(revision=revision, place=place, code=f"s{place}", name=name, posts=posts)
    mover, sitting = (signed_in(Role.OFFICER, agency=agency, name=name).user for name in ("张三", "李四"))
    Staff.objects.filter(user=mover).update(section="监管科")
    page = text(office.browser.get("/reform/organs/of/scjg/seats"))
    assert "1 / 1" in page and "1 / 2" in page
    address = f"/reform/organs/of/scjg/seats/{mover.username}"
    assert office.browser.get(f"{address}x").status_code == 404
    form = {
        "agency": "scjg",
        "section": "行政审批科",
        "title": "科员",
        "head": "",
        "valid_from": today(),
        "document": "任〔2016〕1号",
    }
    refused = office.browser.post(address, form | {"reason": "轮岗"})
    assert refused.status_code == 409
    assert "has 1 posts" in text(refused) and "李四" in text(refused) and "轮岗" in text(refused)
    assert (
        office.browser.post(
            f"/reform/organs/of/scjg/seats/{sitting.username}", form | {"section": "监管科"}
        ).status_code
        == 302
    )
    assert office.browser.post(address, form).status_code == 302
    assert Staff.objects.get(user=mover).section == "行政审批科"
    assert "任〔2016〕1号" in text(office.browser.get(address))
