"""Trust at the counter: the original is seen there; and what the officer reads of it afterwards."""

from pathlib import Path

import pytest
from django.utils import timezone

from yimen.cases.models import Case, Draft
from yimen.cases.tests.factories import RESIDENT_ID, make_agency, make_service
from yimen.papers.registers import REGISTERS, Entry
from yimen.papers.registers.local import keep_entries
from yimen.procedure import Role
from yimen.web.counter.tests.test_intake import APPLICANT, FORM, address, picture, text
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db
IDENTITY = {
    "code": "identity", "name": {"zh": "身份证明", "en": "Proof of identity"}, "least_level": "C", "shared_from": "residents",
}  # fmt: skip


@pytest.fixture(autouse=True)
def files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def clerk():
    return signed_in(Role.COUNTER, name="李晓梅")


@pytest.fixture
def draft(clerk) -> Draft:
    service = make_service(make_agency("scjg"), materials=[IDENTITY])
    clerk.browser.post("/counter/start", {"service": service.code})
    return Draft.objects.get()


def test_compared_by_a_named_clerk_handed_in_and_seen_by_the_officer(clerk, draft: Draft) -> None:
    sheet = APPLICANT | FORM
    page = text(clerk.browser.post(address(draft), sheet | {"file-identity": picture(), "upload": "identity"}))
    material = draft.materials.get()
    button = f'name="compare" value="{material.pk}"'
    assert button in page
    page = text(clerk.browser.post(address(draft), sheet | {"compare": material.pk}))
    assert button not in page
    assert clerk.browser.post(address(draft), sheet | {"submit": "1"}).status_code == 302
    case = Case.objects.get()
    officer = signed_in(Role.OFFICER, agency=case.agency)
    page = text(officer.browser.get(f"/desk/cases/{case.number}/"))
    assert "compared with the original by 李晓梅" in page
    done = officer.browser.post(f"/desk/cases/{case.number}/acts/accept", {"expected_sequence": "1"})
    assert done.status_code == 302 and Case.objects.get().state == "accepted"


def test_an_officer_compares_what_was_only_uploaded(clerk, draft: Draft) -> None:
    sheet = APPLICANT | FORM | {"file-identity": picture(), "submit": "1"}
    assert clerk.browser.post(address(draft), sheet).status_code == 302
    case = Case.objects.get()
    officer = signed_in(Role.OFFICER, agency=case.agency)
    acts = f"/desk/cases/{case.number}/acts"
    refused = officer.browser.post(f"{acts}/accept", {"expected_sequence": "1"})
    assert refused.status_code == 409 and "must be compared with the original" in text(refused)
    assert 'id="compare_original-pick-0"' in text(officer.browser.get(f"/desk/cases/{case.number}/"))
    assert officer.browser.post(f"{acts}/compare_original", {"items-pick": ["身份证明"]}).status_code == 302
    page = text(officer.browser.get(f"/desk/cases/{case.number}/"))
    assert 'id="compare_original-pick-0"' not in page, "nothing is left to compare"
    assert officer.browser.post(f"{acts}/accept", {"expected_sequence": "2"}).status_code == 302


def test_the_register_is_asked_for_what_stands_on_the_sheet(clerk, draft: Draft) -> None:
    keep_entries(REGISTERS["residents"], [Entry("王小明", RESIDENT_ID, "RK-1")], timezone.now())
    page = text(clerk.browser.post(address(draft), APPLICANT | FORM | {"fetch": "identity"}))
    assert "fetched from the register of residents" in page
    assert [fact["kind"] for fact in draft.materials.get().file.evidence] == ["fetched"]
