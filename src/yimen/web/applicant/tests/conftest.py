"""The cast of these tests: Wang applies, Li is somebody else with an account, Zhang works on the desk.

Rooms are imported inside: this file is read before Django is ready.
"""

from typing import TYPE_CHECKING

import pytest
from django.test import Client

if TYPE_CHECKING:
    from yimen.catalogue.models import Service


def signed_in(role: str) -> Client:
    """A browser of a new account with this role."""
    from yimen.cases.tests.factories import PASSWORD, make_user

    client = Client(headers={"accept-language": "en"})
    user = make_user(role)
    assert client.login(username=user.username, password=PASSWORD)
    client.user = user  # type: ignore[attr-defined]
    return client


@pytest.fixture
def wang(db: None) -> Client:
    return signed_in("applicant")


@pytest.fixture
def li(db: None) -> Client:
    return signed_in("applicant")


@pytest.fixture
def zhang(db: None) -> Client:
    return signed_in("officer")


@pytest.fixture
def service(db: None) -> "Service":
    from yimen.catalogue.tests.factories import make_service

    return make_service()
