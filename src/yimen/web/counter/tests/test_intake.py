"""The counter: an application for a visitor, taken in on one page that loses nothing."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from yimen.cases.drafts import answers_of
from yimen.cases.models import Case, Draft
from yimen.cases.tests.factories import PHONE, RESIDENT_ID, lately, make_agency, make_case, make_service
from yimen.catalogue.tests.factories import ANSWERS
from yimen.procedure import Role
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db

APPLICANT = {
    "applicant_kind": "person",
    "applicant_name": "王小明",
    "applicant_identifier": RESIDENT_ID,
    "applicant_phone": PHONE,
}
FORM = {name: str(value) for name, value in ANSWERS.items()}


@pytest.fixture
def agency():
    return make_agency("scjg")


@pytest.fixture
def clerk():
    return signed_in(Role.COUNTER, name="李晓梅")


@pytest.fixture
def draft(clerk, agency) -> Draft:
    service = make_service(agency)
    answer = clerk.browser.post("/counter/start", {"service": service.code})
    assert answer.status_code == 302
    return Draft.objects.get()


def text(response) -> str:
    return response.content.decode()


def picture(name: str = "身份证.png") -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(drawn, "PNG")
    return SimpleUploadedFile(name, drawn.getvalue(), "image/png")


def address(draft: Draft) -> str:
    return f"/counter/intake/{draft.id}/"


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.OFFICER, Role.SUPERVISOR])
def test_other_roles_are_refused(role: Role) -> None:
    person = signed_in(role)
    assert person.browser.get("/counter/").status_code == 403
    assert person.browser.post("/counter/start", {"service": "x"}).status_code == 403


def test_the_draft_of_another_clerk_is_not_found(draft) -> None:
    other = signed_in(Role.COUNTER)
    assert other.browser.get(address(draft)).status_code == 404
    assert other.browser.post(address(draft) + "discard").status_code == 404


def test_a_service_that_is_only_listed_cannot_be_taken_in(clerk, agency) -> None:
    listed = make_service(agency, name="只列名事项", published=False)
    assert clerk.browser.post("/counter/start", {"service": listed.code}).status_code == 409
    assert clerk.browser.post("/counter/start", {"service": "nothing"}).status_code == 404


def test_a_service_is_found_by_its_name(clerk, agency) -> None:
    make_service(agency)
    assert "食品经营许可" in text(clerk.browser.get("/counter/?text=食品")) or "Food business licence" in text(
        clerk.browser.get("/counter/?text=食品")
    )
    assert "No service was found" in text(clerk.browser.get("/counter/?text=航天飞机"))


def test_faults_are_told_and_everything_typed_is_kept(clerk, draft) -> None:
    answer = clerk.browser.post(
        address(draft), {**APPLICANT, **FORM, "area": "很大", "applicant_phone": "123", "submit": "1"}
    )
    page = text(answer)
    assert answer.status_code == 422
    assert "everything typed is kept" in page
    assert "很大" in page
    assert "王小明" in page
    assert "Missing" in page
    assert not Case.objects.exists()
    assert "宝山区牡丹江路1800号" in text(clerk.browser.get(address(draft)))


def test_a_wrong_file_is_refused_and_the_rest_is_kept(clerk, draft) -> None:
    wrong = SimpleUploadedFile("身份证.pdf", b"", "application/pdf")
    answer = clerk.browser.post(address(draft), {**APPLICANT, **FORM, "file-identity": wrong, "upload": "identity"})
    assert answer.status_code == 422
    assert "王小明" in text(answer)
    assert not draft.materials.exists()


def test_the_whole_way_to_the_receipt(clerk, draft) -> None:
    clerk.browser.post(address(draft), {**APPLICANT, **FORM, "file-identity": picture(), "upload": "identity"})
    assert draft.materials.count() == 1
    answer = clerk.browser.post(address(draft), {**APPLICANT, **FORM, "submit": "1"}, follow=True)
    case = Case.objects.get()
    assert answer.redirect_chain == [(f"/counter/cases/{case.number}/", 302)]
    assert (case.channel, case.applicant_label) == ("counter", "王*明")
    assert case.journey == draft.journey
    receipt = text(clerk.browser.get(f"/counter/cases/{case.number}/receipt"))
    assert case.number in receipt
    assert PHONE not in receipt
    assert case.number in text(clerk.browser.get("/counter/"))
    # Sent once more, by the back button: the same case.
    again = clerk.browser.post(address(draft), {**APPLICANT, **FORM, "submit": "1"})
    assert again.headers["Location"] == f"/counter/cases/{case.number}/"
    assert Case.objects.count() == 1


def test_the_clerk_accepts_on_the_spot_but_does_not_decide(clerk, agency) -> None:
    case = make_case(make_service(agency, instant=True), now=lately())
    assert (
        clerk.browser.post(
            f"/counter/cases/{case.number}/acts/accept", {"expected_sequence": 1, "key": "a"}
        ).status_code
        == 302
    )
    answer = clerk.browser.post(
        f"/counter/cases/{case.number}/acts/decide", {"expected_sequence": 2, "key": "b", "outcome": "grant"}
    )
    assert answer.status_code == 403


def test_a_certificate_is_handed_out(clerk, agency) -> None:
    case = make_case(make_service(agency), state="issued")
    answer = clerk.browser.post(
        f"/counter/cases/{case.number}/acts/deliver",
        {"expected_sequence": case.sequence, "key": "a", "method": "window"},
    )
    assert answer.status_code == 302
    assert Case.objects.get().state == "delivered"


def test_corrections_come_in_at_the_counter_with_their_files(clerk, agency) -> None:
    case = make_case(make_service(agency), state="correction")
    page = text(clerk.browser.get(f"/counter/cases/{case.number}/"))
    assert "场所平面图" in page
    answer = clerk.browser.post(
        f"/counter/cases/{case.number}/acts/resubmit",
        {
            "expected_sequence": case.sequence,
            "key": "a",
            "items-pick": ["身份证明", "场所平面图"],
            "file-layout": picture("平面图.png"),
        },
    )
    assert answer.status_code == 302
    assert case.materials.filter(code="layout", round__gt=0).count() == 1


def test_a_refused_file_stops_the_corrections_and_keeps_the_note(clerk, agency) -> None:
    case = make_case(make_service(agency), state="correction")
    wrong = SimpleUploadedFile("平面图.png", b"MZ not a picture", "image/png")
    answer = clerk.browser.post(
        f"/counter/cases/{case.number}/acts/resubmit",
        {
            "expected_sequence": case.sequence,
            "key": "a",
            "items-pick": ["身份证明"],
            "note": "已当面核对",
            "file-layout": wrong,
        },
    )
    assert answer.status_code == 422
    assert "已当面核对" in text(answer)
    assert Case.objects.get().state == "correction"


def test_removing_a_draft(clerk, draft) -> None:
    assert clerk.browser.get(address(draft) + "discard").status_code == 405
    clerk.browser.post(address(draft) + "discard")
    assert not Draft.objects.exists()


def test_two_windows_of_one_clerk_lose_nothing(clerk, draft) -> None:
    first, second = ({"seen": str(draft.version), "page_mark": mark} for mark in ("one", "two"))
    clerk.browser.post(address(draft), {**first, "premises": "牡丹江路1800号", "applicant_name": "王小明", "save": "1"})
    clerk.browser.post(address(draft), {**second, "area": "20", "save": "1"})
    asked = clerk.browser.post(address(draft), {**second, "premises": "友谊路1号", "area": "20", "save": "1"})
    assert asked.status_code == 409
    assert 'id="keep-premises"' in text(asked) and "牡丹江路1800号" in text(asked)
    draft.refresh_from_db()
    assert answers_of(draft) == {"premises": "牡丹江路1800号", "area": 20}
    late = clerk.browser.post(address(draft), {**second, "area": "20", "submit": "1"})
    assert late.status_code == 422 and "Look through the sheet once more" in text(late), "nothing unseen is handed in"


def test_a_table_on_the_dense_sheet(clerk, agency) -> None:
    row = {"type": "object", "additionalProperties": False, "properties": {"name": {"type": "string", "title": "姓名"}}}
    table = {"type": "array", "title": "人员", "items": row}
    form = {"type": "object", "additionalProperties": False, "properties": {"staff": table}}
    clerk.browser.post("/counter/start", {"service": make_service(agency, form=form).code})
    draft = Draft.objects.get()
    page = text(clerk.browser.post(address(draft), {"staff-0-name": "甲", "add": "staff"}))
    assert 'name="staff-0-name" type="text" value="甲"' in page and 'name="staff-1-name"' in page
    clerk.browser.post(address(draft), {"staff-0-name": "甲", "staff-1-name": "乙", "drop": "staff-0"})
    draft.refresh_from_db()
    assert answers_of(draft) == {"staff": [{"name": "乙"}]}
