"""Everything that must not come in, each refused by its own name, leaving nothing behind; then what may."""

import io
import zipfile
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from yimen import wording
from yimen.errors import Refusal
from yimen.papers import store
from yimen.papers.acts import store_file
from yimen.papers.models import StoredFile
from yimen.papers.names import safe_name
from yimen.papers.tests.samples import image, object_stream, pdf, png_that_claims
from yimen.procedure import Actor, Role

NOW = datetime(2016, 6, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
WANG = Actor("7", "王小明", frozenset({Role.APPLICANT}))
LIMIT = 200_000
SCRIPT = b"<< /S /JavaScript /JS (app.alert(1)) >>"


@pytest.fixture(autouse=True)
def files(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def keep(content: bytes, name: str, accepts=("pdf", "jpg", "png")) -> StoredFile:
    return store_file(io.BytesIO(content), name=name, actor=WANG, now=NOW, accepts=accepts, limit=LIMIT)


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return stream.getvalue()


HOSTILE = [
    ("nothing", b"", "a.pdf", "file_empty"),
    ("a byte too large", pdf(b"%" * (LIMIT - len(pdf()) + 1)), "a.pdf", "file_too_large"),
    ("a program", b"MZ\x90\x00" + bytes(300), "a.exe", "file_type_not_accepted"),
    ("a program with the name of a PDF", b"MZ\x90\x00" + bytes(300), "a.pdf", "file_type_not_accepted"),
    ("an archive", zipped(), "a.docx", "file_type_not_accepted"),
    ("a web page", b"<html><script>alert(1)</script>", "a.html", "file_type_unknown"),
    ("a web page with the name of a picture", b"<html><script>", "a.png", "file_type_unknown"),
    ("an SVG", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.svg", "file_type_unknown"),
    ("something before the PDF", b"<html>%PDF-1.7\n" + pdf(), "a.pdf", "file_type_unknown"),
    ("a PDF after a mark of byte order", b"\xef\xbb\xbf" + pdf(), "a.pdf", "file_type_unknown"),
    ("a GIF, recognised but not accepted", b"GIF89a" + bytes(30), "a.gif", "file_type_not_accepted"),
    ("a PDF with the name of a picture", pdf(), "a.jpg", "file_extension_disagrees"),
    ("a picture with the name of a PDF", image("PNG"), "a.pdf", "file_extension_disagrees"),
    ("a PNG with the name of a JPEG", image("PNG"), "a.jpeg", "file_extension_disagrees"),
    ("a PDF with the name of a program", pdf(), "a.pdf.exe", "file_extension_disagrees"),
    ("a PDF cut off", pdf()[:-40], "a.pdf", "file_damaged"),
    ("only the head of a PDF", b"%PDF-1.7", "a.pdf", "file_damaged"),
    ("a JPEG cut off", image("JPEG", (200, 200))[:-4000], "a.jpg", "file_damaged"),
    ("a PNG cut off", image("PNG", (200, 200))[:-4000], "a.png", "file_damaged"),
    ("the head of a JPEG and nothing else", b"\xff\xd8\xff\xe0" + bytes(100), "a.jpg", "file_damaged"),
    ("a PNG with a changed byte", image("PNG")[:200] + b"\x00\x01" + image("PNG")[202:], "a.png", "file_damaged"),
    ("a small PNG of 400 million pixels", png_that_claims(20_000, 20_000), "a.png", "file_too_many_pixels"),
    ("a small PNG of 125 million pixels", png_that_claims(12_500, 10_000), "a.png", "file_too_many_pixels"),
    ("a script", pdf(b"4 0 obj\n" + SCRIPT + b"\nendobj\n"), "a.pdf", "file_active_content"),
    ("a script spelled otherwise", pdf(b"4 0 obj << /S /J#61va#53cript >> endobj\n"), "a.pdf", "file_active_content"),
    ("a launch", pdf(b"4 0 obj << /S /Launch /F (cmd.exe) >> endobj\n"), "a.pdf", "file_active_content"),
    ("an attached file", pdf(b"4 0 obj << /Type /EmbeddedFile >> endobj\n"), "a.pdf", "file_active_content"),
    ("attached files by name", pdf(b"4 0 obj << /EmbeddedFiles 5 0 R >> endobj\n"), "a.pdf", "file_active_content"),
    ("a film", pdf(b"4 0 obj << /Subtype/RichMedia>> endobj\n"), "a.pdf", "file_active_content"),
    ("a form with scripts of its own", pdf(b"4 0 obj << /XFA [5 0 R] >> endobj\n"), "a.pdf", "file_active_content"),
    ("a script packed away", pdf(object_stream(b"4 0 " + SCRIPT)), "a.pdf", "file_active_content"),
    (
        "a script packed away, on the border of two pieces",
        pdf(object_stream(b"4 0 " + b" " * (1024 * 1024 - 14) + SCRIPT)),
        "a.pdf",
        "file_active_content",
    ),
    (
        "a script in a stream whose kind is spelled otherwise",
        pdf(object_stream(b"4 0 " + SCRIPT, b"/Type /Obj#53tm /Filter/FlateDecode")),
        "a.pdf",
        "file_active_content",
    ),
    (
        "an object stream packed twice",
        pdf(object_stream(b"4 0", b"/Type /ObjStm /Filter [/FlateDecode /FlateDecode]")),
        "a.pdf",
        "file_not_checkable",
    ),
    (
        "an object stream that says twice how it is packed",
        pdf(object_stream(b"4 0", b"/Type /ObjStm /X (/Filter /FlateDecode) /Filter /LZWDecode")),
        "a.pdf",
        "file_not_checkable",
    ),
    (
        "an object stream packed in another way",
        pdf(object_stream(b"4 0", b"/Type /ObjStm /Filter /LZWDecode")),
        "a.pdf",
        "file_not_checkable",
    ),
    (
        "an object stream whose way of packing stands elsewhere",
        pdf(object_stream(b"4 0", b"/Type /ObjStm /Filter 8 0 R")),
        "a.pdf",
        "file_not_checkable",
    ),
    (
        "an object stream behind a filter of pictures",
        pdf(object_stream(b"4 0", b"/Type /ObjStm /Filter /FlateDecode /DecodeParms << /Predictor 12 >>")),
        "a.pdf",
        "file_not_checkable",
    ),
    (
        "an object stream that does not unpack",
        pdf(object_stream(b"", packed=b"xx" * 50)),
        "a.pdf",
        "file_not_checkable",
    ),
    (
        "an object stream that unpacks without end",
        pdf(object_stream(bytes(80 * 1024 * 1024))),
        "a.pdf",
        "file_not_checkable",
    ),
    (
        "an object stream with its name far from its data",
        pdf(object_stream(b"4 0 " + SCRIPT, b"/Type /ObjStm /Filter /FlateDecode" + b" " * 5000)),
        "a.pdf",
        "file_not_checkable",
    ),
    (
        "an object stream whose kind stands elsewhere",
        pdf(b"8 0 obj /ObjStm endobj\n" + object_stream(b"4 0 " + SCRIPT, b"/Type 8 0 R /Filter /FlateDecode")),
        "a.pdf",
        "file_not_checkable",
    ),
    (
        "a PDF with a password",
        pdf(tail=b"trailer\n<< /Root 1 0 R /Encrypt 5 0 R >>\nstartxref\n0\n%%EOF\n"),
        "a.pdf",
        "file_password",
    ),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("content", "name", "code"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile(content: bytes, name: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        keep(content, name)
    assert refused.value.code == code
    assert not StoredFile.objects.exists()
    assert not list(store.folder().rglob("*"))
    for language in ("zh-hans", "en"):
        with override(language):
            said = wording.say(refused.value)
        assert safe_name(name) in said and code not in said and "%(" not in said


@pytest.mark.django_db
def test_a_kind_that_this_material_does_not_take() -> None:
    with pytest.raises(Refusal) as refused:
        keep(image("PNG"), "a.png", accepts=("pdf",))
    assert refused.value.code == "file_type_not_accepted"
    assert (refused.value.data["kind"], refused.value.data["accepts"]) == ("png", "pdf")


def test_a_kind_that_nobody_knows_is_a_mistake_of_the_catalogue() -> None:
    with pytest.raises(ValueError, match="docx"):
        keep(pdf(), "a.pdf", accepts=("docx",))


@pytest.mark.django_db
def test_too_large_says_size_and_limit() -> None:
    with pytest.raises(Refusal) as refused:
        keep(pdf() + bytes(LIMIT), "a.pdf")
    assert (refused.value.data["megabytes"], refused.value.data["limit_megabytes"]) == ("0.3", "0.2")


WELCOME = [
    ("a PDF", pdf(), "申请书.pdf", "application/pdf"),
    ("a PDF of the largest size", pdf(b"%" * (LIMIT - len(pdf()) - 1) + b"\n"), "a.pdf", "application/pdf"),
    ("a PDF with an honest object stream", pdf(object_stream(b"4 0 << /Type /Font >>")), "a.pdf", "application/pdf"),
    (
        "a PDF that only speaks of scripts",
        pdf(b"4 0 obj (JavaScript, /JavaScripting) endobj\n"),
        "a.pdf",
        "application/pdf",
    ),
    ("a JPEG", image("JPEG"), "IMG_0001.JPG", "image/jpeg"),
    ("a JPEG by its long name", image("JPEG"), "a.jpeg", "image/jpeg"),
    ("a PNG", image("PNG"), "a.png", "image/png"),
    ("a photo that the phone did not name", image("JPEG"), "image", "image/jpeg"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("content", "name", "kind"), [row[1:] for row in WELCOME], ids=[row[0] for row in WELCOME])
def test_welcome(content: bytes, name: str, kind: str) -> None:
    kept = keep(content, name)
    assert (kept.media_type, kept.size, kept.uploaded_by, kept.created_at) == (kind, len(content), "7", NOW)
    assert kept.name in (name, "image.jpg")
