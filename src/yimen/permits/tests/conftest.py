"""What makes this room's tests quick: short keys, cheap passwords. Neither changes what is tested."""

from typing import Any

import pytest


@pytest.fixture(autouse=True, scope="session")
def _short_keys() -> None:
    from yimen.permits import authority

    authority.KEY_BITS = 2048


@pytest.fixture(autouse=True)
def _cheap_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
