"""Signing in with an OpenID provider: a real one, in a process of its own, over HTTP. What is false comes first."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from yimen.accounts.models import ExternalLogin, User
from yimen.accounts.oidc import provider as oidc_provider
from yimen.accounts.tests import provider as server
from yimen.cases.tests.factories import make_user
from yimen.parties import standing
from yimen.parties.levels import Level
from yimen.parties.models import Person
from yimen.parties.tests.factories import make_person, new_phone, new_resident_id
from yimen.procedure import Role

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Running:
    """The provider's process as the tests see it."""

    issuer: str

    def control(self, **told: Any) -> None:
        """Who comes next, and what is wrong with the next token."""
        body = json.dumps(told).encode()
        with urlopen(Request(f"{self.issuer}/control", body, {"Content-Type": "application/json"})) as answer:
            assert answer.status == 200

    def visit(self, address: str) -> str:
        """What a browser does there: the address it is sent back to."""
        parts = urlsplit(address)
        connection = HTTPConnection(parts.netloc)
        connection.request("GET", f"{parts.path}?{parts.query}")
        answer = connection.getresponse()
        assert answer.status == 302, answer.read()
        return str(answer.headers["Location"])


@pytest.fixture(scope="module")
def process() -> Iterator[Running]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen([sys.executable, server.__file__, str(port)], stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, running)
        yield Running(f"http://127.0.0.1:{port}")
    finally:
        running.kill()
        running.wait()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("the provider of the tests does not start")


@pytest.fixture
def there(process: Running, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    told = {
        "YIMEN_OIDC_ISSUER": process.issuer,
        "YIMEN_OIDC_CLIENT": server.CLIENT,
        "YIMEN_OIDC_SECRET": server.SECRET,
        "YIMEN_OIDC_IDENTITY_CLAIM": "id_number",
    }
    for name, value in told.items():
        monkeypatch.setattr(settings, name, value)
    # Keys that were fetched a moment ago may be fetched again: the tests turn them faster than a provider does.
    monkeypatch.setattr(oidc_provider, "SHORTEST_PAUSE", -1.0)
    oidc_provider.forget()
    yield process
    oidc_provider.forget()


def browser() -> Client:
    return Client(headers={"accept-language": "en"})


def go(there: Running, person: Client, wanted: str = "") -> str:
    """To the provider and back: the path and query that the browser opens here."""
    away = person.get("/account/provider", {"next": wanted} if wanted else {})
    back = urlsplit(there.visit(away["Location"]))
    return f"{back.path}?{back.query}"


def signed_in(person: Client) -> User | None:
    return User.objects.filter(pk=person.session.get("_auth_user_id")).first()


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("nonce", "oidc_nonce_wrong"),
        ("audience", "oidc_audience_wrong"),
        ("expired", "oidc_token_expired"),
        ("issuer", "oidc_issuer_wrong"),
        ("signature", "oidc_signature_wrong"),
    ],
)
def test_a_false_token_signs_nobody_in(there: Running, fault: str, code: str) -> None:
    there.control(subject="s-false", fault=fault)
    person = browser()
    refused = person.get(go(there, person))
    assert (refused.status_code, refused.context["code"]) == (422, code)
    assert signed_in(person) is None
    assert not ExternalLogin.objects.exists()


def test_an_answer_to_another_browser_or_a_second_time_is_refused(there: Running) -> None:
    there.control(subject="s-state")
    person, thief = browser(), browser()
    address = go(there, person)
    thief.get("/account/provider")
    assert thief.get(address).context["code"] == "oidc_state_wrong"
    assert browser().get(address).context["code"] == "oidc_state_wrong"
    assert person.get(address).status_code == 302
    assert person.get(address).context["code"] == "oidc_state_wrong"


def test_a_code_is_worth_nothing_without_its_verifier(there: Running) -> None:
    there.control(subject="s-pkce")
    person = browser()
    address = go(there, person)
    session = person.session
    session["oidc"] = session["oidc"] | {"verifier": "x" * 43}
    session.save()
    assert person.get(address).context["code"] == "oidc_code_refused"


def test_an_answer_that_comes_too_late_or_without_a_code_is_refused(there: Running) -> None:
    there.control(subject="s-late")
    person = browser()
    address = go(there, person)
    session = person.session
    session["oidc"] = session["oidc"] | {"begun": (timezone.now() - timedelta(minutes=11)).isoformat()}
    session.save()
    assert person.get(address).context["code"] == "oidc_state_wrong"
    go(there, person)
    denied = person.get("/account/provider/back", {"state": person.session["oidc"]["state"], "error": "access_denied"})
    assert denied.context["code"] == "oidc_denied"


def test_a_stranger_gets_an_account_with_what_the_provider_vouches_for(there: Running) -> None:
    number, phone = new_resident_id(), new_phone()
    claims = {"name": "新人", "id_number": number, "phone_number": f"+86{phone}", "phone_number_verified": True}
    there.control(subject="s-new", claims=claims)
    person = browser()
    assert person.get(go(there, person, "/my/permits/"))["Location"] == "/my/permits/"
    user = signed_in(person)
    assert user is not None and (user.name, user.roles) == ("新人", ["applicant"])
    assert standing.level(user.pk) is Level.MATCHED
    again = browser()
    again.get(go(there, again))
    assert signed_in(again) == user, "the same subject is the same account"


def test_keys_that_were_turned_are_fetched_anew(there: Running) -> None:
    there.control(subject="s-keys")
    person = browser()
    person.get(go(there, person))
    there.control(rotate=True)
    other = browser()
    assert other.get(go(there, other)).status_code == 302
    assert signed_in(other) == signed_in(person) is not None


def test_an_account_is_recognised_by_what_both_sides_have_verified_and_by_nothing_less(there: Running) -> None:
    user = make_user(Role.APPLICANT, name="熟人")
    known = make_person(user, now=timezone.now())
    there.control(subject="s-a", claims={"name": "熟人", "phone_number": "+8613800000000"})
    unverified = browser()
    unverified.get(go(there, unverified))
    assert signed_in(unverified) not in (None, user)
    there.control(subject="s-b", claims={"name": "熟人", "id_number": known.identifier})
    person = browser()
    person.get(go(there, person))
    assert signed_in(person) == user


def test_a_citizens_login_opens_no_desk_until_it_was_linked_there(there: Running) -> None:
    officer = make_user(Role.OFFICER, name="干部")
    known = make_person(officer, now=timezone.now())
    there.control(subject="s-desk", claims={"name": "干部", "id_number": known.identifier})
    person = browser()
    assert person.get(go(there, person)).context["code"] == "external_login_staff"
    person.force_login(officer)
    assert person.get(go(there, person))["Location"] == "/account/"
    fresh = browser()
    fresh.get(go(there, fresh))
    assert signed_in(fresh) == officer
    other = browser()
    other.force_login(make_user(Role.OFFICER))
    assert other.get(go(there, other)).context["code"] == "external_login_taken"
    link = ExternalLogin.objects.get()
    other.post(f"/account/provider/{link.pk}/unlink")
    assert ExternalLogin.objects.exists(), "nobody unlinks another's"
    person.post(f"/account/provider/{link.pk}/unlink")
    assert not ExternalLogin.objects.exists()


def test_without_a_provider_nothing_is_offered() -> None:
    assert b"/account/provider" not in browser().get("/account/login").content
    assert browser().get("/account/provider").context["code"] == "external_login_off"
    assert not Person.objects.exists()


def test_a_provider_that_is_gone_is_told_in_a_sentence(there: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "YIMEN_OIDC_ISSUER", "http://127.0.0.1:9")
    refused = browser().get("/account/provider")
    assert (refused.status_code, refused.context["code"]) == (502, "oidc_unreachable")
