"""Signing in: what is wrong is told alike, many tries are stopped, and nobody is led away from the site."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from yimen.accounts import limits
from yimen.accounts.models import User
from yimen.cases.tests.factories import make_user
from yimen.errors import Refusal
from yimen.procedure import Role

pytestmark = pytest.mark.django_db

PASSWORD = "correct-horse-battery"
MOST = settings.YIMEN_LOGIN_ATTEMPTS


@pytest.fixture
def wang() -> User:
    user = make_user(Role.APPLICANT, username="wang")
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(password: str = PASSWORD, username: str = "wang", address: str = "203.0.113.1", **more: str):  # type: ignore[no-untyped-def]
    """One try by somebody who reads English, from this address."""
    form = {"username": username, "password": password, **more}
    return Client(headers={"accept-language": "en"}, REMOTE_ADDR=address).post("/account/login", form)


@pytest.mark.usefixtures("wang")
def test_a_wrong_password_and_an_unknown_name_are_told_alike() -> None:
    wrong, unknown = sign_in("wrong"), sign_in(username="nobody")
    assert wrong.status_code == unknown.status_code == 422
    assert wrong.context["error"] == unknown.context["error"] == "The user name or the password is wrong."
    assert 'value="wang"' in wrong.content.decode(), "the name needs no typing again"


@pytest.mark.usefixtures("wang")
@pytest.mark.parametrize(("username", "password"), [("", PASSWORD), ("wang", ""), ("  ", PASSWORD)])
def test_what_is_missing_is_asked_for(username: str, password: str) -> None:
    assert sign_in(password, username).context["error"] == "Enter the user name and the password."


def test_an_account_that_is_closed_cannot_sign_in(wang: User) -> None:
    wang.is_active = False
    wang.save()
    assert sign_in().status_code == 422


@pytest.mark.usefixtures("wang")
def test_after_too_many_tries_for_a_name_even_the_right_password_waits() -> None:
    for number in range(MOST):
        assert sign_in("wrong", address=f"203.0.113.{number + 1}").status_code == 422
    stopped = sign_in(address="203.0.113.99")
    assert stopped.status_code == 429
    assert 0 < int(stopped["Retry-After"]) <= 15 * 60
    assert "yimen_session" not in stopped.cookies


@pytest.mark.usefixtures("wang")
def test_after_too_many_tries_from_an_address_other_names_wait_too() -> None:
    for number in range(MOST):
        assert sign_in("wrong", username=f"guess{number}").status_code == 422
    assert sign_in().status_code == 429
    assert sign_in(address="203.0.113.2").status_code == 302, "another address may"


@pytest.mark.usefixtures("wang")
def test_those_who_know_their_password_are_never_stopped() -> None:
    for _number in range(MOST + 3):
        assert sign_in().status_code == 302


def test_a_limit_is_over_after_its_window() -> None:
    limit, now = limits.Limit("of_the_test", 2, minutes=15), timezone.now()
    for _number in range(2):
        limits.take(limit, "key", now)
    with pytest.raises(Refusal) as refused:
        limits.take(limit, "key", now + timedelta(minutes=14))
    assert refused.value.status == 429
    assert refused.value.data["wait_seconds"] == 60
    limits.take(limit, "key", now + timedelta(minutes=15))


def test_nothing_that_was_typed_stands_in_the_tally() -> None:
    sign_in("wrong", username="geheim", address="203.0.113.77")
    kept = " ".join(str(row) for row in limits.Tally.objects.values_list())
    assert limits.Tally.objects.count() == 2
    assert "geheim" not in kept
    assert "203.0.113.77" not in kept


@pytest.mark.usefixtures("wang")
@pytest.mark.parametrize(
    ("wanted", "landed"),
    [
        ("/my/?page=2", "/my/?page=2"),
        ("https://evil.example/", "/my/"),
        ("//evil.example/", "/my/"),
        ("/\\evil.example", "/my/"),
        ("javascript:alert(1)", "/my/"),
        ("/account/login?next=/my/", "/my/"),
    ],
)
def test_after_signing_in_one_stays_on_this_site(wanted: str, landed: str) -> None:
    assert sign_in(next=wanted)["Location"] == landed
    page = Client().get(f"/account/login?{urlencode({'next': wanted})}")
    assert page.context["next"] == (wanted if wanted == landed else "")


def test_the_session_gets_a_new_name_when_somebody_signs_in(wang: User) -> None:
    browser = Client()
    browser.cookies["yimen_session"] = "a" * 32
    browser.post("/account/login", {"username": "wang", "password": PASSWORD})
    assert browser.session.session_key != "a" * 32
    assert browser.session["_auth_user_id"] == str(wang.pk)
    cookie = browser.cookies["yimen_session"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_signing_out_ends_the_session_and_only_by_a_form(wang: User) -> None:
    browser = Client()
    browser.force_login(wang)
    assert browser.get("/account/logout").status_code == 405
    assert browser.get("/my/").status_code == 200
    assert browser.post("/account/logout").status_code == 302
    assert browser.get("/my/").status_code == 302
