"""A form built through the pages of the editor, previewed, and published with the service's version; wrong people first."""

import pytest
from django.utils import timezone

from yimen.agencies.models import Agency
from yimen.catalogue import forms
from yimen.catalogue.models import Proposal, Service
from yimen.catalogue.tests.factories import make_agency, make_service
from yimen.clock import shanghai_date
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def head():
    return signed_in(Role.SECTION_HEAD, agency=make_agency(), name="科长甲")


@pytest.fixture
def address(head) -> str:
    """The address of the form of a change that is being written."""
    service, today = make_service(), shanghai_date(timezone.now()).isoformat()
    row = {"kind": "adjust", "name": service.name, "type": "01", "agency": service.agency.code, "statutory": "20wd"}
    why = {"promised": "5wd", "valid_from": today, "reason": "x", "basis": "y", "write": "1"}
    return head.browser.post(f"/reform/services/{service.code}/change", row | why)["Location"] + "parts/form/"


def form_now() -> dict:
    return Proposal.objects.get().content["form"]


def test_others_neither_write_nor_see_it(head, address) -> None:
    other, applicant = signed_in(Role.SECTION_HEAD, agency=make_agency("wjw")), signed_in(Role.APPLICANT)
    pages = ("", "pages/contact", "fields/area", "fields/new?kind=text&page=contact", "when/area")
    for page in pages:
        assert other.browser.get(address + page).status_code == 404, page
        assert applicant.browser.get(address + page).status_code == 403, page
        assert signed_in(Role.LEGAL_OFFICE).browser.get(address + page).status_code == 403, page
    assert other.browser.post(address, {"do": "remove:opening"}).status_code == 404
    for page in ("preview", "shown/contact"):
        assert other.browser.get(address + page).status_code == 404
        assert signed_in(Role.LEGAL_OFFICE).browser.get(address + page).status_code == 200
    for page in ("pages/ghost", "fields/ghost", "when/ghost", "shown/ghost", "fields/new?kind=moon"):
        assert head.browser.get(address + page).status_code == 404, page
    assert "opening" in form_now()["properties"]


def test_what_pages_cannot_show_is_refused_by_sentence(head, address) -> None:
    refused = head.browser.post(address, {"do": "remove:kind"})
    assert refused.status_code == 422 and "There is no field “kind” in the form." in text(refused)
    circle = head.browser.post(address + "when/kind", {"joined": "all", "when-other_kind": "yes"})
    assert circle.status_code == 422 and "lead in a circle" in text(circle)
    wrong = {"title": "面积", "least": "many", "page": "premises"}
    limit = head.browser.post(address + "fields/area", wrong)
    assert limit.status_code == 422 and "“many” is no number." in text(limit) and 'value="many"' in text(limit)
    few = head.browser.post(
        address + "fields/new?kind=choice&page=contact", {"title": "选", "choices": "甲", "page": "contact"}
    )
    assert few.status_code == 422 and "at least two answers" in text(few) and "甲</textarea>" in text(few)
    assert head.browser.post(address + "pages/new", {"title": " "}).status_code == 422
    assert form_now() == make_service().versions.get().content["form"], "nothing was saved"


def test_step_by_step_to_a_published_form(head, address) -> None:
    town = make_agency("gcz", name="顾村镇", division="310113109", kind=Agency.Kind.TOWN, name_en="Gucun")
    head.browser.post(address + "pages/new", {"title": "人员", "x-title-en": "People"})
    for kind, title, english in (
        ("rows", "从业人员", "Staff"),
        ("address", "仓库", "Store"),
        ("information", "须知", "Note"),
    ):
        added = {
            "title": title,
            "english": english,
            "required": "yes" if kind == "rows" else "",
            "most": "5",
            "page": "people",
        }
        assert head.browser.post(f"{address}fields/new?kind={kind}&page=people", added).status_code == 302, kind
    column = {"title": "证件号码", "english": "ID number", "required": "yes"}
    back = head.browser.post(f"{address}fields/new?kind=identifier&page=staff.", column)
    assert back["Location"] == f"{address}fields/staff"
    head.browser.post(address, {"do": "up:staff.id_number"})
    head.browser.post(address, {"do": "page-up:people"})
    head.browser.post(f"{address}when/staff", {"joined": "any", "when-kind": ["other"], "when-area-least": "50"})
    page = text(head.browser.get(address))
    assert "Only if “Area (m²)” is at least 50 or “Business” is “Other”" in page
    form = form_now()
    assert [section["key"] for section in form["x-sections"]] == ["premises", "people", "contact"]
    assert [each.name for each in forms.field_of(form, "staff").members] == ["id_number", "name"]
    assert form["properties"]["store"]["properties"]["town"]["oneOf"][0]["const"] == town.division
    assert "checked" in text(head.browser.get(f"{address}when/staff"))
    assert _published(head, address.removesuffix("parts/form/")) == form


def _published(head, change: str) -> dict:
    """The form in force after the change has gone through the other offices."""
    assert head.browser.post(f"{change}hand_in").status_code == 302
    assert head.browser.get(f"{change}parts/form/").status_code == 409
    legal, office = signed_in(Role.LEGAL_OFFICE), signed_in(Role.REFORM_OFFICE)
    assert head.browser.post(f"{change}review").status_code == 403, "who wrote it does not review it"
    for person, name in ((legal, "review"), (office, "approve"), (office, "publish")):
        assert person.browser.post(f"{change}{name}").status_code == 302
    return Service.objects.first().versions.get(number=2).content["form"]  # type: ignore[union-attr]


def test_the_preview_is_what_the_applicant_sees(head, address) -> None:
    frames = text(head.browser.get(f"{address}preview?page=premises&lang=zh-hans"))
    assert f'src="{address}shown/premises?lang=zh-hans"' in frames
    shown = head.browser.get(f"{address}shown/premises?lang=zh-hans")
    assert "经营场所地址" in text(shown) and 'lang="zh-hans"' in text(shown)
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in head.browser.get(f"{address}preview")["Content-Security-Policy"]
    faulty = text(head.browser.get(f"{address}shown/premises?lang=en&faulty=1"))
    assert "Please answer: Address" in faulty and 'href="#field-premises"' in faulty
    assert forms.check_schema(form_now()) == []


def test_a_field_changes_its_words_and_page_and_keeps_its_name(head, address) -> None:
    page = text(head.browser.get(f"{address}fields/kind"))
    assert "restaurant | 餐饮服务 | Restaurant" in page
    typed = {
        "title": "项目",
        "english": "Kind",
        "choices": "餐饮服务 | Meals\n其他 | Other",
        "page": "contact",
        "key": "shop.kind",
    }
    assert head.browser.post(f"{address}fields/kind", typed).status_code == 302
    form = form_now()
    assert form["properties"]["kind"]["oneOf"][0] == {"const": "restaurant", "title": "餐饮服务", "x-title-en": "Meals"}
    assert form["x-sections"][1]["fields"] == ["contact_phone", "opening", "kind"]
    assert "kind" not in form["required"] and form["properties"]["kind"]["x-key"] == "shop.kind"
