"""The people of the desk's tests, signed in, and the pages they open."""

from dataclasses import dataclass

from django.test import Client

from yimen.accounts.models import User
from yimen.agencies.models import Agency
from yimen.cases.tests.factories import make_user
from yimen.procedure import Role


@dataclass(frozen=True)
class Person:
    """Somebody with a browser."""

    user: User
    browser: Client


def signed_in(*roles: Role, agency: Agency | None = None, name: str = "", language: str = "en") -> Person:
    """A new person who has signed in and reads the pages in this language."""
    user = make_user(*roles, agency=agency, name=name)
    browser = Client(headers={"accept-language": language})
    browser.force_login(user)
    return Person(user, browser)
