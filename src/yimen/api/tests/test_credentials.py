"""Tokens and sessions."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from yimen.accounts.acts import revoke_token
from yimen.accounts.models import Token
from yimen.api import credentials
from yimen.api.tests.cast import Caller, Cast
from yimen.cases.tests.factories import PASSWORD


def test_other_ways_to_sign_in_are_refused(cast: Cast) -> None:
    for header in ("Basic d2FuZzp4", "Bearer", "Bearer ", "bearer yimen_nothing", "Bearer " + "x" * 10_000, "x"):
        cast.stranger.headers["Authorization"] = header
        status, body = cast.stranger.get("/me")
        assert (status, body["code"]) == (401, "token_invalid"), header[:20]


def test_says_how_to_sign_in(cast: Cast) -> None:
    assert cast.stranger.client.get("/api/v1/me")["WWW-Authenticate"].startswith("Bearer")


def test_a_revoked_token(cast: Cast) -> None:
    assert cast.wang.get("/me")[0] == 200
    revoke_token(cast.wang.token.pk, user_id=cast.wang.user.pk, now=timezone.now())
    credentials.forget()
    assert cast.wang.get("/me")[1]["code"] == "token_invalid"


def test_a_revoked_token_is_not_remembered_for_long(cast: Cast, monkeypatch: object) -> None:
    assert cast.wang.get("/me")[0] == 200
    Token.objects.update(revoked_at=timezone.now())
    monkeypatch.setattr(credentials, "REMEMBERED", 0.0)  # type: ignore[attr-defined]
    assert cast.wang.get("/me")[1]["code"] == "token_invalid"


def test_an_expired_token_even_while_it_is_remembered(cast: Cast) -> None:
    Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert cast.wang.get("/me")[1]["code"] == "token_invalid"


def test_a_token_of_a_closed_account(cast: Cast) -> None:
    cast.wang.user.is_active = False
    cast.wang.user.save()
    assert cast.wang.get("/me")[1]["code"] == "token_invalid"


def test_strangers_are_slowed_down_and_tokens_are_not(cast: Cast, monkeypatch: object) -> None:
    from yimen.accounts import limits

    monkeypatch.setattr(limits, "API_BY_ADDRESS", limits.Limit("api_stranger", 3))  # type: ignore[attr-defined]
    assert [cast.stranger.get("/acts")[0] for _each in range(4)] == [200, 200, 200, 429]
    assert cast.wang.get("/acts")[0] == 200
    assert int(cast.stranger.client.get("/api/v1/acts")["Retry-After"]) > 0


def test_last_use_is_written_once_a_day(cast: Cast, django_assert_num_queries: object) -> None:
    cast.wang.get("/acts")
    assert Token.objects.get(pk=cast.wang.token.pk).last_used_on is not None
    credentials.forget()
    with django_assert_num_queries(2):  # type: ignore[operator]  # token with account, place of work
        cast.wang.get("/acts")
    with django_assert_num_queries(0):  # type: ignore[operator]
        cast.wang.get("/acts")


def test_only_the_digest_is_stored(cast: Cast) -> None:
    stored = Token.objects.get(pk=cast.wang.token.pk)
    assert cast.wang.secret not in str(vars(stored))
    assert stored.digest != cast.wang.secret
    assert len(stored.prefix) < 13


def test_a_session_needs_the_csrf_token_to_change_anything(cast: Cast) -> None:
    case = cast.case()
    browser = Client(enforce_csrf_checks=True)
    page = browser.get("/account/login")
    token = browser.cookies["csrftoken"].value
    assert page.status_code == 200
    browser.post(
        "/account/login",
        {"username": cast.zhang.user.username, "password": PASSWORD, "csrfmiddlewaretoken": token},
    )
    assert browser.get(f"/api/v1/cases/{case.number}").status_code == 200
    act = {"act": "accept", "arguments": {}}
    address = f"/api/v1/cases/{case.number}/acts"
    refused = browser.post(address, act, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "csrf_missing")
    header = {"X-CSRFToken": browser.cookies["csrftoken"].value}
    assert browser.post(address, act, content_type="application/json", headers=header).status_code == 200


def test_me(cast: Cast) -> None:
    status, body = Caller(cast.zhang.user, scopes=("cases:read",)).get("/me")
    assert (status, body["agency"], body["roles"], body["scopes"]) == (200, "scjg", ["officer"], ["cases:read"])


def test_every_operation_declares_its_access() -> None:
    from yimen.accounts.access import declared
    from yimen.api.door import addresses

    assert addresses()
    for pattern in addresses():
        assert declared(pattern.callback) is not None
        assert set(pattern.callback.demands) <= {"GET", "POST"}
