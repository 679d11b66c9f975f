"""The second step of signing in: what opens nothing first, then each way."""

from datetime import datetime, timedelta
from typing import Any

import pyotp
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from yimen.accounts import limits, second_factor
from yimen.accounts.models import Authenticator, Phone, RecoveryCode, User
from yimen.cases.tests.factories import MORNING, PASSWORD, make_user
from yimen.dispatch.models import Message
from yimen.errors import Refusal
from yimen.parties.tests.factories import make_person
from yimen.procedure import Role

pytestmark = pytest.mark.django_db


def refused(code: str):  # type: ignore[no-untyped-def]
    return pytest.raises(Refusal, match=f"^{code}")


def code_of(user: User, now: datetime, steps: int = 0) -> str:
    """What the app shows, so many half minutes later."""
    secret = Authenticator.objects.get(user=user).secret
    return pyotp.TOTP(secret).at(now, counter_offset=steps)


def enrolled(user: User, now: datetime) -> list[str]:
    """The recovery codes of an account whose app is set up."""
    second_factor.begin_enrolment(user, now)
    return second_factor.confirm_enrolment(user, code_of(user, now), now)


@pytest.fixture(autouse=True)
def _the_same_key_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no wrong code of a test is right by chance."""
    monkeypatch.setattr(second_factor.pyotp, "random_base32", lambda: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")


@pytest.fixture
def user() -> User:
    return make_user(Role.APPLICANT)


def test_an_app_counts_only_when_its_code_was_typed(user: User) -> None:
    with refused("authenticator_missing"):
        second_factor.confirm_enrolment(user, "000000", MORNING)
    secret = second_factor.begin_enrolment(user, MORNING)
    assert second_factor.begin_enrolment(user, MORNING) == secret, "a page opened twice shows the same key"
    for wrong in ("", "12345", "abcdef", code_of(user, MORNING, steps=5)):
        with refused("code_wrong"):
            second_factor.confirm_enrolment(user, wrong, MORNING)
    assert not second_factor.demand_of(user).asked
    codes = second_factor.confirm_enrolment(user, code_of(user, MORNING), MORNING)
    assert len(set(codes)) == 10
    assert second_factor.demand_of(user).app
    with refused("authenticator_there"):
        second_factor.begin_enrolment(user, MORNING)


def test_a_code_opens_once_and_near_its_time(user: User) -> None:
    enrolled(user, MORNING)
    later = MORNING + timedelta(minutes=5)
    with refused("code_used"):
        second_factor.use(user, "app", code_of(user, MORNING), MORNING)
    with refused("code_wrong"):
        second_factor.use(user, "app", code_of(user, later, steps=-2), later)
    second_factor.use(user, "app", code_of(user, later, steps=-1), later)
    second_factor.use(user, "app", code_of(user, later), later)
    for again in (0, -1):
        with refused("code_used"):
            second_factor.use(user, "app", code_of(user, later, steps=again), later)


def test_a_recovery_code_opens_once_however_it_is_written(user: User) -> None:
    codes = enrolled(user, MORNING)
    with refused("recovery_code_wrong"):
        second_factor.use(user, "recovery", "ABC", MORNING)
    second_factor.use(user, "recovery", codes[0].lower().replace("-", " "), MORNING)
    with refused("recovery_code_wrong"):
        second_factor.use(user, "recovery", codes[0], MORNING)
    assert not any(code in str(list(RecoveryCode.objects.values_list())) for code in codes)


def test_after_too_many_tries_even_the_right_code_waits(user: User) -> None:
    enrolled(user, MORNING)
    later = MORNING + timedelta(minutes=1)
    for _try in range(limits.CODE_BY_ACCOUNT.most):
        with refused("code_wrong"):
            second_factor.use(user, "app", "000", later)
    with refused("too_many_tries"):
        second_factor.use(user, "app", code_of(user, later), later)


def sign_in(user: User, **more: Any) -> tuple[Client, Any]:
    browser = Client(headers={"accept-language": "en"})
    return browser, browser.post("/account/login", {"username": user.username, "password": PASSWORD, **more})


def test_halfway_opens_nothing_and_the_code_leads_where_one_wanted(user: User) -> None:
    now = timezone.now()
    enrolled(user, now - timedelta(minutes=2))
    browser, answer = sign_in(user, next="/my/permits/")
    assert answer["Location"] == "/account/second"
    assert browser.get("/my/")["Location"].startswith("/account/login"), "halfway is nowhere"
    assert browser.get("/account/second/app").status_code == 401, "nor may another app be set up"
    wrong = browser.post("/account/second", {"way": "app", "code": "1"})
    assert wrong.status_code == 422
    assert "wrong" in wrong.content.decode()
    assert browser.post("/account/second", {"way": "sms", "code": "1"}).status_code == 422, "a way not set up"
    right = browser.post("/account/second", {"way": "app", "code": code_of(user, timezone.now())})
    assert right["Location"] == "/my/permits/"
    assert browser.get("/my/").status_code == 200


def test_nobody_is_halfway_without_a_password() -> None:
    stranger = Client()
    for address in ("/account/second", "/account/second/app"):
        assert stranger.get(address).status_code == 401
        assert stranger.post(address, {"code": "000000"}).status_code == 401


def test_a_code_by_sms(user: User) -> None:
    make_person(user, now=timezone.now())
    Phone.objects.filter(user=user).update(at_login=True)
    browser, answer = sign_in(user)
    assert answer["Location"] == "/account/second"
    assert browser.post("/account/second", {"way": "sms", "code": "123456"}).status_code == 422, "none was sent"
    assert browser.post("/account/second", {"way": "sms", "send": "true"}).status_code == 200
    message = Message.objects.get(kind="code")
    assert message.passing, "its text is not kept once it is sent"
    right = browser.post("/account/second", {"way": "sms", "code": message.text[:6]})
    assert right["Location"] == "/my/"


def test_a_role_can_demand_it_and_then_it_is_set_up_before_anything_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "YIMEN_SECOND_FACTOR_ROLES", frozenset({"supervisor"}))
    plain, plain_answer = sign_in(make_user(Role.LEADER))
    assert plain_answer["Location"] == "/leader/"
    user = make_user(Role.SUPERVISOR)
    browser, answer = sign_in(user)
    assert answer["Location"] == "/account/second/app"
    assert browser.get("/supervisor/").status_code == 302
    page = browser.get("/account/second/app").content.decode()
    assert "<svg" in page
    done = browser.post("/account/second/app", {"code": code_of(user, timezone.now())})
    assert done.context["codes"][0] in done.content.decode()
    assert browser.get("/supervisor/").status_code == 200
    assert plain.get("/account/").status_code == 200


def test_taking_it_away_needs_a_code_of_it(user: User) -> None:
    now = timezone.now()
    enrolled(user, now - timedelta(minutes=2))
    browser = Client()
    browser.force_login(user)
    assert browser.post("/account/second/remove", {"code": "1"}).status_code == 422
    assert browser.post("/account/second/remove", {"code": code_of(user, timezone.now())}).status_code == 302
    assert not second_factor.demand_of(user).asked
    assert not RecoveryCode.objects.exists()
