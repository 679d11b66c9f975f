"""Who works in the benchmark: a clerk of the counter who hands in, and the staff of the departments; each with a token."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from yimen.accounts.acts import create_token
from yimen.accounts.models import User
from yimen.accounts.tokens import Scope
from yimen.agencies.queries import actor_for, staff_of
from yimen.procedure import Actor, Role

CLERK = "chuangkou"
SCOPES = (Scope.CASES_READ.value, Scope.CASES_WRITE.value)


@dataclass(frozen=True)
class Desk:
    """Tokens of one department: of its officers, at least two, and of its section head."""

    officers: tuple[str, ...]
    head: str


class People:
    """Tokens by account, made when first asked for."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._desks: dict[str, Desk] = {}

    @cached_property
    def clerk(self) -> Actor:
        """The clerk, as the acts see them."""
        return actor_for(User.objects.get(username=CLERK))

    @cached_property
    def clerk_token(self) -> str:
        return self._token(User.objects.get(username=CLERK))

    def desk(self, agency: str) -> Desk:
        """The desk of the department with this short code."""
        if agency not in self._desks:
            staff = [member.user for member in staff_of(agency).order_by("pk")]
            officers = tuple(self._token(user) for user in staff if Role.OFFICER.value in user.roles)
            heads = [self._token(user) for user in staff if Role.SECTION_HEAD.value in user.roles]
            self._desks[agency] = Desk(officers, heads[0])
        return self._desks[agency]

    def _token(self, user: User) -> str:
        return create_token(user, name="benchmark", scopes=SCOPES, days=1, now=self.now).secret
