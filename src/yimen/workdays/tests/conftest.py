"""People who may change a calendar, and a process that asks anew."""

from typing import TYPE_CHECKING

import pytest

from yimen.procedure import Role

if TYPE_CHECKING:
    from yimen.accounts.models import User


@pytest.fixture(autouse=True)
def asks_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every question goes to the database; what the other tests know is given back afterwards."""
    monkeypatch.setattr("yimen.workdays.calendars._kept", None)
    monkeypatch.setattr("yimen.workdays.calendars.REFRESH_SECONDS", -1.0)


@pytest.fixture
def loader(db: None) -> "User":
    return _account("jiazai", "何静", Role.ADMIN)


@pytest.fixture
def reviewer(db: None) -> "User":
    return _account("fuhe", "宋平", Role.ADMIN)


@pytest.fixture
def officer(db: None) -> "User":
    return _account("jingban", "周敏", Role.OFFICER)


def _account(username: str, name: str, role: Role) -> "User":
    from yimen.accounts.models import User

    return User.objects.create_user(username, None, name=name, roles=[role])
