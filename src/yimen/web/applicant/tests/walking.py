"""Steps of an application, as a browser without scripts takes them."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from yimen.cases.models import Draft
from yimen.cases.tests.factories import PHONE, RESIDENT_ID
from yimen.catalogue.models import Service
from yimen.papers.tests import samples

APPLICANT = {
    "applicant_kind": "person",
    "applicant_name": "王小明",
    "applicant_identifier": RESIDENT_ID,
    "applicant_phone": PHONE,
}


def begin(client: Client, service: Service) -> str:
    """Press "Begin"; returns the address of the draft, with a slash at the end."""
    answer = client.post(f"/apply/{service.code}/")
    assert answer.status_code == 302, answer.content
    return str(answer.url).removesuffix("applicant")  # type: ignore[attr-defined]


def draft_of(address: str) -> Draft:
    return Draft.objects.get(pk=address.split("/")[2])


def pdf(name: str = "身份证.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, samples.pdf() if content is None else content, "application/pdf")


def fill(client: Client, service: Service, address: str) -> None:
    """Everything up to the check page."""
    answers: dict[str, Any] = service.answers  # type: ignore[attr-defined]
    assert client.post(f"{address}applicant", APPLICANT).status_code == 302
    assert client.post(f"{address}form/premises", answers).status_code == 302
    assert client.post(f"{address}form/contact", answers).status_code == 302
    assert client.post(f"{address}materials", {"file-identity": pdf()}).status_code == 302


def hand_in(client: Client, address: str) -> Any:
    return client.post(f"{address}check", {"declaration": "true"})
