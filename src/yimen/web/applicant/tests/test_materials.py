"""Uploading: good files stay although others are refused, and each refusal has its own words."""

import pytest
from django.test import Client, override_settings

from yimen.catalogue.models import Service
from yimen.papers.tests import samples
from yimen.web.applicant.tests.walking import begin, draft_of, pdf


def test_somebody_elses_file_is_not_shown(wang: Client, li: Client, service: Service) -> None:
    address = begin(wang, service)
    wang.post(f"{address}materials", {"file-identity": pdf(), "upload": "identity"})
    file_id = draft_of(address).materials.get().pk
    assert li.get(f"{address}files/{file_id}").status_code == 404
    answer = wang.get(f"{address}files/{file_id}")
    assert answer.status_code == 200 and answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.pdf", b"", "is empty"),
        ("letter.pdf", b"Dear Sirs", "recognised"),
        ("program.exe", b"MZ" + b"\0" * 100, "kind"),
    ],
)
def test_a_bad_file_is_refused_beside_its_row(
    wang: Client, service: Service, name: str, content: bytes, words: str
) -> None:
    address = begin(wang, service)
    answer = wang.post(f"{address}materials", {"file-identity": pdf(name, content), "upload": "identity"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page and 'href="#material-identity"' in page
    assert draft_of(address).materials.count() == 0


def test_a_good_file_stays_although_another_is_refused(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    answer = wang.post(f"{address}materials", {"file-identity": pdf(), "file-layout": pdf("plan.pdf", b"")})
    assert answer.status_code == 422
    assert [each.code for each in draft_of(address).materials.all()] == ["identity"]


def test_going_on_without_a_needed_material(wang: Client, service: Service) -> None:
    answer = wang.post(f"{begin(wang, service)}materials")
    assert answer.status_code == 422 and 'href="#material-identity"' in answer.content.decode()


def test_pressing_upload_without_a_file(wang: Client, service: Service) -> None:
    answer = wang.post(f"{begin(wang, service)}materials", {"upload": "identity"})
    assert answer.status_code == 422 and "Choose a file first" in answer.content.decode()


def test_replace_and_remove(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    wang.post(f"{address}materials", {"file-identity": pdf("old.pdf"), "upload": "identity"})
    wang.post(f"{address}materials", {"file-identity": pdf("bad.pdf", b""), "replace": "identity"})
    assert [each.file.name for each in draft_of(address).materials.all()] == ["old.pdf"], (
        "a refused file replaces nothing"
    )
    wang.post(
        f"{address}materials", {"file-identity": pdf("new.pdf", samples.pdf(b"% another\n")), "replace": "identity"}
    )
    held = draft_of(address).materials.get()
    assert held.file.name == "new.pdf"
    again = {"file-identity": pdf("new.pdf", samples.pdf(b"% another\n")), "replace": "identity"}
    wang.post(f"{address}materials", again)
    assert draft_of(address).materials.get().pk == held.pk, "the same file once more"
    wang.post(f"{address}materials", {"remove": str(held.pk)})
    assert draft_of(address).materials.count() == 0


def test_the_script_gets_short_answers(wang: Client, service: Service) -> None:
    address, script = begin(wang, service), {"X-Requested-With": "XMLHttpRequest"}
    bad = wang.post(f"{address}materials", {"file-identity": pdf("empty.pdf", b"")}, headers=script)
    assert bad.status_code == 422 and "is empty" in bad.json()["message"]
    good = wang.post(f"{address}materials", {"file-identity": pdf()}, headers=script)
    assert good.status_code == 200 and good.json() == {"kept": True}


@override_settings(YIMEN_UPLOAD_LIMIT=1_000)
def test_too_large_an_upload_is_refused_before_it_is_read(wang: Client, service: Service) -> None:
    address = begin(wang, service)
    answer = wang.post(f"{address}materials", {"file-identity": pdf("big.pdf", b"%PDF-" + b"0" * 1_200_000)})
    assert answer.status_code == 413
    assert "megabytes" in answer.content.decode()
