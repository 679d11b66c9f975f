"""`yimen token`: what is refused first, then a token's life from its making to its end."""

import pytest
from django.test import Client
from typer.testing import CliRunner, Result

from yimen.accounts.models import Token, User
from yimen.api import credentials
from yimen.cases.tests.factories import make_user
from yimen.cli.main import app
from yimen.procedure import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return make_user(Role.OFFICER)


def token(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["token", *arguments])


def status_with(secret: str) -> int:
    credentials.forget()
    return Client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"}).status_code


def test_for_nobody() -> None:
    result = token("create", "nobody", "--name", "script")
    assert result.exit_code == 1
    assert "nobody" in result.stderr
    assert not Token.objects.exists()


@pytest.mark.parametrize(
    "options", [("--days", "0"), ("--days", "367"), ("--scope", "everything"), ("--role", "officer"), ("--system",)]
)
def test_refused_without_a_trace(officer: User, options: tuple[str, ...]) -> None:
    result = token("create", officer.username, "--name", "script", *options)
    assert result.exit_code != 0
    assert not Token.objects.exists()


def test_a_system_cannot_be_given_a_role_that_is_not_there() -> None:
    assert token("create", "kiosk", "--name", "x", "--system", "--role", "emperor").exit_code == 1
    assert not User.objects.filter(username="system-kiosk").exists()


def test_only_the_secret_goes_to_standard_output_and_it_works_until_revoked(officer: User) -> None:
    result = token("create", officer.username.upper(), "--name", "script", "--days", "3", "--scope", "cases:read")
    secret = result.stdout.strip()
    assert status_with(secret) == 200
    made = Token.objects.get()
    assert (made.user, made.scopes, made.kind) == (officer, ["cases:read"], Token.Kind.PERSONAL)
    assert (made.expires_at - made.created_at).days == 3
    assert token("revoke", made.prefix).exit_code == 0
    assert status_with(secret) == 401


def test_a_system_gets_an_account_without_password() -> None:
    result = token("create", "City Portal", "--name", "hand in", "--system", "--role", "counter")
    user = User.objects.get(username="system-city-portal")
    assert user.roles == ["counter"]
    assert not user.has_usable_password()
    assert Token.objects.get().name == "hand in"
    assert status_with(result.stdout.strip()) == 200


def test_the_list_shows_no_secret(officer: User) -> None:
    other = make_user(Role.OFFICER)
    secrets = [token("create", user.username, "--name", user.username).stdout.strip() for user in (officer, other)]
    everybody, one = token("list").stdout, token("list", other.username).stdout
    assert all(user.username in everybody for user in (officer, other))
    assert officer.username not in one
    assert not any(secret in everybody for secret in secrets)
    assert token("list", "nobody").exit_code == 1


def test_revoking_needs_to_know_which(officer: User) -> None:
    for name in ("one", "two"):
        token("create", officer.username, "--name", name)
    assert token("revoke", "yimen_").exit_code == 1
    assert token("revoke", "other_").exit_code == 1
    assert token("revoke", "").exit_code == 1
    assert not Token.objects.exclude(revoked_at=None).exists()
