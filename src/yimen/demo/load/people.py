"""Those of the demo's logins who act while it is loaded."""

from yimen.accounts.models import User
from yimen.agencies.queries import actor_for
from yimen.procedure import Actor


def somebody(username: str) -> Actor:
    """The acting person behind a login of the demo."""
    return actor_for(User.objects.get(username=username))


def reform() -> Actor:
    """The reform office."""
    return somebody("shengai")


def second_reform() -> Actor:
    """The second person of the reform office, who accepts what the first reviewed."""
    return somebody("bianban")


def legal() -> Actor:
    """The legal office."""
    return somebody("fazhi")
