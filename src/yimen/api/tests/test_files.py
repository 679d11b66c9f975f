"""POST /files, GET /files/{id}."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from yimen.api.tests.cast import Caller, Cast, new_key
from yimen.cases.models import Case


def png() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (8, 8), "white").save(stream, "PNG")
    return stream.getvalue()


def upload(caller: Caller, name: str, content: bytes) -> tuple[int, Any]:
    response = caller.client.post("/api/v1/files", {"file": SimpleUploadedFile(name, content)}, headers=caller.headers)
    return response.status_code, response.json()


def test_refused_uploads(cast: Cast) -> None:
    for caller, name, content, expected in (
        (cast.stranger, "a.png", png(), (401, "login_needed")),
        (cast.wang, "a.png", b"", (422, "file_empty")),
        (cast.wang, "a.exe", b"MZ" + bytes(100), (422, "file_type_not_accepted")),
        (cast.wang, "a.pdf", png(), (422, "file_extension_disagrees")),
    ):
        status, body = upload(caller, name, content)
        assert (status, body["code"]) == expected, name


def test_an_upload_that_is_too_large(cast: Cast, settings: Any) -> None:
    settings.YIMEN_UPLOAD_LIMIT = 10
    assert upload(cast.wang, "a.png", png())[1]["code"] == "file_too_large"


def test_only_a_reading_token(cast: Cast) -> None:
    reader = Caller(cast.wang.user, scopes=("cases:read",))
    assert upload(reader, "a.png", png())[1]["code"] == "scope_missing"


@pytest.mark.parametrize("body", [{}, {"file": "text"}])
def test_no_file_in_the_form(cast: Cast, body: dict[str, str]) -> None:
    response = cast.wang.client.post("/api/v1/files", body, headers=cast.wang.headers)
    assert (response.status_code, response.json()["code"]) == (422, "request_invalid")


def test_uploaded_handed_in_and_read_by_the_right_people(cast: Cast) -> None:
    status, stored = upload(cast.wang, "身份证.png", png())
    assert (status, stored["media_type"], stored["name"]) == (201, "image/png", "身份证.png")
    address = f"/api/v1/files/{stored['id']}"
    for caller in (cast.li, cast.zhang):
        assert caller.client.get(address, headers=caller.headers).status_code == 404
    materials = [{"code": "identity", "file": stored["id"]}]
    assert cast.wang.post("/cases", cast.application(materials=materials), key=new_key())[0] == 201
    assert Case.objects.get().materials.get().file.sha256 == stored["sha256"]
    for caller, expected in ((cast.li, 404), (cast.zhao, 404), (cast.zhang, 200), (cast.wang, 200)):
        response = caller.client.get(address, headers=caller.headers)
        assert response.status_code == expected
        if expected == 200:
            assert b"".join(response.streaming_content) == png()
