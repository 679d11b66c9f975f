"""My materials, and the ways on the page of materials that need no upload."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from yimen.cases.tests.factories import RESIDENT_ID, make_file, make_service
from yimen.catalogue.models import Service
from yimen.papers.acts import Particulars, keep_paper
from yimen.papers.models import LibraryPaper
from yimen.papers.registers import REGISTERS, Entry
from yimen.papers.registers.local import keep_entries
from yimen.web.applicant.tests.walking import APPLICANT, begin, draft_of, pdf

ADDRESS = "/my/materials/"
IDENTITY = {"code": "identity", "name": {"zh": "身份证明", "en": "Proof of identity"}, "kind": "identity"}
NOW = timezone.now()


@pytest.fixture(autouse=True)
def files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def keep(client: Client, **told: object) -> LibraryPaper:
    particulars = Particulars("identity", "身份证", "Identity card", **told)  # type: ignore[arg-type]
    return keep_paper(client.user.pk, make_file(), particulars, now=NOW)  # type: ignore[attr-defined]


def shared() -> Service:
    return make_service(materials=[IDENTITY | {"shared_from": "residents", "least_level": "A"}])


def test_only_ones_own(wang: Client, li: Client, zhang: Client) -> None:
    paper = keep(wang)
    for address in (f"{ADDRESS}{paper.pk}/days", f"{ADDRESS}{paper.pk}/remove"):
        assert li.post(address).status_code == 404
    assert li.get(f"{ADDRESS}{paper.pk}/file").status_code == 404
    assert zhang.get(ADDRESS).status_code == 403
    assert Client().get(ADDRESS).status_code == 302
    assert "身份证.pdf" not in li.get(ADDRESS).content.decode() and LibraryPaper.objects.exists()


def test_one_list_however_many(wang: Client, django_assert_max_num_queries) -> None:
    today = NOW.date()
    for days in (-2, 0, 400):
        keep(wang, valid_until=today + timedelta(days=days))
    keep(wang, valid_from=today + timedelta(days=2))
    with django_assert_max_num_queries(6):
        page = wang.get(ADDRESS).content.decode()
    for said in ("expired", "not valid yet", "valid until", "Resident identity card", "uploaded by the applicant"):
        assert said in page


def test_added_given_days_and_removed(wang: Client) -> None:
    for sent, said in (
        ({"kind": "rubbish"}, "what kind"),
        ({"kind": "identity"}, "Choose the file"),
        ({"kind": "identity", "paper": pdf(), "valid_from": "yesterday"}, "Enter a day"),
        ({"kind": "identity", "paper": pdf(), "valid_from": "2016-06-02", "valid_until": "2016-06-01"}, "lies before"),
        ({"kind": "identity", "paper": pdf("a.jpg")}, "do not only rename"),
    ):
        answer = wang.post(ADDRESS, sent)
        assert answer.status_code == 422 and said in answer.content.decode()
    assert wang.post(ADDRESS, {"kind": "identity", "paper": pdf()}).status_code == 302
    paper = LibraryPaper.objects.get()
    assert wang.get(f"{ADDRESS}{paper.pk}/file").status_code == 200
    days = f"{ADDRESS}{paper.pk}/days"
    assert wang.post(days, {"valid_from": "2016-06-02", "valid_until": "2016-06-01"}).status_code == 422
    assert wang.post(days, {"valid_until": "2016-06-01"}).status_code == 302
    paper.refresh_from_db()
    assert f"{paper.valid_until}" == "2016-06-01" and paper.valid_from is None
    assert wang.post(f"{ADDRESS}{paper.pk}/remove").status_code == 302
    assert not LibraryPaper.objects.exists()


def test_used_again_in_another_application(wang: Client, li: Client) -> None:
    service = make_service(materials=[IDENTITY])
    first = begin(wang, service)
    wang.post(f"{first}applicant", APPLICANT)
    assert wang.post(f"{first}materials", {"file-identity": pdf(), "upload": "identity"}).status_code == 302
    paper = LibraryPaper.objects.get()
    second = begin(wang, service)
    wang.post(f"{second}applicant", APPLICANT)
    button = f'name="use" value="identity:{paper.pk}"'
    assert button in wang.get(f"{second}materials").content.decode()
    other = begin(li, service)
    li.post(f"{other}applicant", APPLICANT)
    assert button not in li.get(f"{other}materials").content.decode()
    assert li.post(f"{other}materials", {"use": f"identity:{paper.pk}"}).status_code == 404
    for wrong in ("identity:x", "identity:" + "9" * 40, "nothing:1", ":", "identity"):
        assert wang.post(f"{second}materials", {"use": wrong}).status_code in (404, 422)
    assert wang.post(f"{second}materials", {"use": f"identity:{paper.pk}"}).status_code == 302
    assert draft_of(second).materials.get().file == paper.file
    wang.post(f"{ADDRESS}{paper.pk}/remove")
    assert draft_of(second).materials.count() == 1


def test_fetched_from_the_register(wang: Client) -> None:
    address = begin(wang, shared())
    wang.post(f"{address}applicant", APPLICANT)
    page = wang.get(f"{address}materials").content.decode()
    assert 'name="fetch" value="identity"' in page and "国务院令第716号 7" in page and "level A" in page
    answer = wang.post(f"{address}materials", {"fetch": "identity"})
    assert answer.status_code == 422 and "has no entry under this name" in answer.content.decode()
    keep_entries(REGISTERS["residents"], [Entry("王小明", RESIDENT_ID, "RK-1")], NOW)
    assert wang.post(f"{address}materials", {"fetch": "identity"}).status_code == 302
    assert "fetched from the register of residents" in wang.get(f"{address}materials").content.decode()


def test_an_upload_that_is_not_enough_is_told_until_the_register_is_down(wang: Client, settings) -> None:
    address = begin(wang, shared())
    wang.post(f"{address}applicant", APPLICANT)
    answer = wang.post(f"{address}materials", {"file-identity": pdf()})
    assert answer.status_code == 422 and "Proof of identity needs level A" in answer.content.decode()
    settings.YIMEN_REGISTERS = "residents=http://127.0.0.1:9/"
    answer = wang.post(f"{address}materials", {"fetch": "identity"})
    assert answer.status_code == 422 and "upload a copy instead" in answer.content.decode()
    assert wang.post(f"{address}materials", {}).status_code == 302
