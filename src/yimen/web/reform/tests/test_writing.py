"""A guide written part by part through the pages, its preview and handbook; wrong people and wrong values first."""

import pytest
from django.utils import timezone

from yimen.catalogue.acts import Row, draft_version
from yimen.catalogue.models import ChangeKind, Proposal
from yimen.catalogue.tests.factories import make_agency, make_service
from yimen.clock import shanghai_date
from yimen.procedure import Actor, Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def head():
    return signed_in(Role.SECTION_HEAD, agency=make_agency(), name="科长甲")


def _writing(head, service) -> str:
    today = shanghai_date(timezone.now()).isoformat()
    row = {"kind": "adjust", "name": service.name, "type": "01", "agency": service.agency.code, "statutory": "20wd"}
    why = {"promised": "5wd", "valid_from": today, "reason": "x", "basis": "y", "write": "1"}
    return head.browser.post(f"/reform/services/{service.code}/change", row | why)["Location"]


def test_others_neither_write_nor_see_it(head) -> None:
    address = _writing(head, make_service())
    other = signed_in(Role.SECTION_HEAD, agency=make_agency("wjw"))
    legal = signed_in(Role.LEGAL_OFFICE)
    for person, status in ((other, 404), (legal, 403), (signed_in(Role.APPLICANT), 403)):
        assert person.browser.get(f"{address}parts/fee/").status_code == status
        assert person.browser.post(f"{address}parts/materials/new", {"code": "x"}).status_code == status
    assert legal.browser.get(f"{address}preview").status_code == 200
    assert head.browser.get(f"{address}parts/nothing/").status_code == 404
    assert head.browser.get(f"{address}parts/materials/99").status_code == 404
    assert head.browser.get(f"{address}parts/fee/0").status_code == 404


def test_a_wrong_value_is_named_beside_its_field_and_what_was_typed_stays(head) -> None:
    address = _writing(head, make_service())
    response = head.browser.post(f"{address}parts/materials/new", {"code": "A B", "name.zh": "方案", "copies": "many"})
    page = text(response)
    assert response.status_code == 422
    assert 'href="#field-code"' in page
    assert 'value="many"' in page
    assert "must be a whole number" in page
    assert "方案" in page


def test_part_by_part_to_the_legal_office(head) -> None:
    service = make_service()
    address = _writing(head, service)
    page = text(head.browser.get(address))
    assert "Nothing keeps it from being handed in" in page
    assert head.browser.get(f"/reform/services/{service.code}/change?part=faq")["Location"] == f"{address}parts/faq/"
    assert 'value="identity"' in text(head.browser.get(f"{address}parts/materials/0"))
    saved = head.browser.post(f"{address}parts/materials/new", {"code": "plan", "name.zh": "方案", "required": "yes"})
    assert saved["Location"] == f"{address}parts/materials/"
    head.browser.post(f"{address}parts/materials/", {"do": "up:2"})
    head.browser.post(f"{address}parts/materials/", {"do": "remove:0"})
    assert [line["code"] for line in Proposal.objects.get().content["materials"]] == ["plan", "layout"]
    head.browser.post(f"{address}parts/conditions/", {"conditions": "有场所 | Premises\n\n有人员"})
    assert Proposal.objects.get().content["conditions"] == [
        {"zh": "有场所", "en": "Premises"},
        {"zh": "有人员", "en": ""},
    ]
    head.browser.post(f"{address}parts/approvers/new", {"post": "审批科长", "duty": "签发"})
    preview = text(head.browser.get(f"{address}preview"))
    assert "方案" in preview
    assert "审批科长" not in preview
    page = text(head.browser.get(address))
    assert "<ins>审批科长</ins>" in page
    assert "<del>identity</del>" in page
    assert head.browser.post(f"{address}hand_in").status_code == 302
    assert Proposal.objects.get().status == "draft"
    assert head.browser.get(f"{address}parts/fee/").status_code == 409


def test_what_is_missing_is_told_with_a_link(head) -> None:
    agency = make_agency()
    actor = Actor(str(head.user.pk), "科长甲", frozenset({Role.SECTION_HEAD}), agency.code)
    now = timezone.now()
    proposal = draft_version(
        None, ChangeKind.SET_UP, actor=actor, now=now, valid_from=shanghai_date(now), reason="x", basis="y",
        row=Row("新事项", "", "", "01", agency), code="NEW-0001", hand_in=False,
    )  # fmt: skip
    address = f"/reform/changes/{proposal.pk}/"
    head.browser.post(f"{address}parts/fee/", {"fee.charged": "no"})
    page = text(head.browser.get(address))
    assert f'href="{address}parts/contact/"' in page
    assert "Fill in: Hours" in page
    assert "It cannot be shown yet" in text(head.browser.get(f"{address}preview"))
    assert head.browser.post(f"{address}hand_in").status_code == 422
    assert head.browser.post(f"{address}row", {"name": "新", "valid_from": "2016-01-01"}).status_code == 422


def test_the_handbook_is_for_staff_and_in_no_public_place(head) -> None:
    service = make_service()
    address = _writing(head, service)
    instruction = {"part": "examination", "title": "现场核查", "procedure": "on_site", "points": "布局\n设施"}
    head.browser.post(f"{address}parts/instructions/new", instruction)
    head.browser.post(f"{address}hand_in")
    legal, office = signed_in(Role.LEGAL_OFFICE), signed_in(Role.REFORM_OFFICE)
    legal.browser.post(f"{address}review")
    for name in ("approve", "publish"):
        assert office.browser.post(f"{address}{name}").status_code == 302
    book = f"/reform/services/{service.code}/handbook"
    assert signed_in(Role.APPLICANT).browser.get(book).status_code == 403
    assert "现场核查" in text(signed_in(Role.OFFICER).browser.get(book))
    assert "not written yet" in text(signed_in(Role.COUNTER).browser.get(f"{book}?version=1"))
    public = signed_in(Role.APPLICANT).browser
    places = (
        f"/services/{service.code}/",
        f"/services/{service.code}/history?a=1&b=2",
        f"/api/v1/services/{service.code}",
    )
    for place in places:
        assert "现场核查" not in text(public.get(place)), place


def test_a_handling_item_has_parts_of_its_own(head) -> None:
    """Opened from the page of the item; what is wrong is told beside its field; the preview shows item and code."""
    item = {"number": "01", "name": {"zh": "新办", "en": "First issue"}}
    code = "11650000010183859F2650101013001"
    begun = _writing(head, make_service(items=[item], code=code))
    address = f"{begun}parts/items"
    page = text(head.browser.get(f"{address}/0"))
    assert f"{code}01" in page
    assert all(f"{address}.0.{name}/" in page for name in ("own_materials", "terms", "result"))
    own = f"{address}.0.terms/"
    assert "Time limits and kind of handling of “First issue”" in text(head.browser.get(own))
    wrong = head.browser.post(own, {"items[0].terms.promised": "5wd"})
    assert wrong.status_code == 422
    assert 'href="#field-items-0-terms-statutory"' in text(wrong)
    right = head.browser.post(own, {"items[0].terms.promised": "5wd", "items[0].terms.statutory": "20wd"})
    assert right["Location"] == f"{address}/0"
    assert "its own" in text(head.browser.get(f"{address}/0"))
    material = {
        "code": "letter",
        "name.zh": "申请书",
        "name.en": "Letter",
        "required": "yes",
        "form": "both",
        "source": "applicant",
    }
    lines = f"{address}.0.own_materials/"
    assert (
        head.browser.post(f"{lines}new", material | {"original": "1", "copies": "0", "max_megabytes": "10"}).status_code
        == 302
    )
    assert "Letter" in text(head.browser.get(lines))
    assert head.browser.get(f"{address}.5.terms/").status_code == 404
    preview = text(head.browser.get(f"{begun}preview"))
    assert "First issue" in preview and "Letter" in preview
