"""The pages hold to the content security policy that is sent with them: no inline script or style, nothing from elsewhere."""

import re
from pathlib import Path

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "yimen"
INLINE = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.I),
    "an inline style": re.compile(r"<style|\sstyle\s*=", re.I),
    "an event handler": re.compile(r"\son[a-z]+\s*=\s*[\"'{]", re.I),
    "a script in an address": re.compile(r"javascript:", re.I),
    "data in an address": re.compile(r"\b(?:src|href)\s*=\s*[\"']data:", re.I),
    "htmx evaluating a script": re.compile(r"\bhx-(?:on|vals\s*=\s*[\"']js:)", re.I),
}


def templates() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.html") if "tests" not in path.parts]


def test_no_template_holds_what_the_policy_forbids() -> None:
    assert len(templates()) > 60
    found = [
        f"{path.relative_to(PACKAGE)}: {what}"
        for path in templates()
        for what, pattern in INLINE.items()
        if pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("address", ["/", "/search", "/account/login", "/track/", "/nowhere", "/api/v1/"])
def test_every_answer_carries_the_policy_and_its_companions(address: str) -> None:
    response = Client().get(address)
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";") if part.strip())
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", ["/healthz", "/api/v1/services", "/api/v1/nothing", "/api/v1/me"])
def test_data_may_load_nothing_at_all(address: str) -> None:
    response = Client().get(address)
    assert response["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_what_is_sent_holds_no_inline_script_either() -> None:
    for address in ("/", "/search", "/track/", "/verify/", "/account/login", "/clock/", "/api/v1/"):
        sent = Client().get(address).content.decode()
        assert [what for what, pattern in INLINE.items() if pattern.search(sent)] == [], address


@pytest.mark.parametrize("address", ["/account/login", "/track/", "/verify/"])
def test_a_form_from_elsewhere_is_refused(address: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(address, {"username": "a", "password": "b"}).status_code == 403
