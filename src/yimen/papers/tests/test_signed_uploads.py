"""An electronic certificate from elsewhere counts as one only with a signature over every byte by somebody trusted; pages."""

import io
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pypdf import PdfReader

from yimen.errors import Refusal
from yimen.papers.acts import store_file
from yimen.papers.evidence import facts_of, level_of
from yimen.papers.inspection.pages import count_pages
from yimen.papers.models import StoredFile
from yimen.papers.tests.samples import PAGES, PDF_HEAD, image, object_stream, pdf
from yimen.permits.tests.samples import NOW, roots, signed, unsigned
from yimen.procedure import Actor, Role

WANG = Actor("7", "王小明", frozenset({Role.APPLICANT}))
UPDATE = b"\n7 0 obj\n<< /Note (added) >>\nendobj\nxref\n0 0\ntrailer\n<< /Size 8 >>\nstartxref\n0\n%%EOF\n"


@pytest.fixture(autouse=True)
def trusted(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.YIMEN_TRUSTED_SIGNERS = str(tmp_path / "trusted.pem")
    (tmp_path / "trusted.pem").write_bytes(b"".join(root.public_bytes(Encoding.PEM) for root in roots()))


def keep(content: bytes, most_pages: int | None = None) -> StoredFile:
    upload = io.BytesIO(content)
    return store_file(upload, name="a.pdf", actor=WANG, now=NOW, accepts=["pdf"], limit=10**7, most_pages=most_pages)


@pytest.mark.django_db
def test_a_signature_that_holds() -> None:
    kept = keep(signed())
    assert level_of(kept.evidence) == "B"
    (fact,) = facts_of(kept.evidence)
    assert fact.by and fact.proof and fact.at == NOW


def altered(content: bytes) -> bytes:
    place = content.index(b"/Title")
    return content[: place + 8] + bytes([content[place + 8] ^ 1]) + content[place + 9 :]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [
        lambda: pdf(),
        lambda: unsigned(),
        lambda: altered(signed()),
        lambda: signed() + UPDATE,
        lambda: pdf(b"5 0 obj << /ByteRange [0 10 20 30] >> endobj\n"),
    ],
    ids=["no signature", "never signed", "a byte changed", "something added", "a senseless range"],
)
def test_what_is_no_more_than_an_upload(content) -> None:
    assert level_of(keep(content()).evidence) == "D"


@pytest.mark.django_db
def test_a_signer_nobody_trusts(settings, tmp_path: Path) -> None:
    settings.YIMEN_TRUSTED_SIGNERS = str(tmp_path / "nobody.pem")
    (tmp_path / "nobody.pem").write_bytes(b"")
    assert level_of(keep(signed()).evidence) == "D"


@pytest.mark.django_db
def test_most_pages() -> None:
    assert keep(signed(), most_pages=1).pages == len(PdfReader(io.BytesIO(signed())).pages) == 1
    for content, most, code in ((signed(), 0, "too_many_pages"), (pdf(), 1, "pages_not_countable")):
        with pytest.raises(Refusal) as refused:
            keep(content, most)
        assert refused.value.code == code
    assert keep(pdf()).pages is None


def test_pages_are_counted_not_believed() -> None:
    assert count_pages(io.BytesIO(image()), "png") == 1
    loop = PDF_HEAD + PAGES.replace(b"[3 0 R]", b"[2 0 R]")
    at = {number: loop.index(b"%d 0 obj" % number) for number in (1, 2, 3)}
    table = b"".join(b"%010d 00000 n \n" % place for place in at.values())
    tail = b"xref\n0 4\n0000000000 65535 f \n" + table + b"trailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n%d\n%%%%EOF\n"
    assert count_pages(io.BytesIO(loop + tail % len(loop)), "pdf") is None, "a tree that leads into itself"
    assert count_pages(io.BytesIO(pdf(object_stream(b"4 0 <<>>"))), "pdf") is None
