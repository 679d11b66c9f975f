"""Applications that are under way when a service ends: the room above that keeps them says how many and which.

They go on under the version they began with; whoever ends the service must see them.
"""

from collections.abc import Callable
from dataclasses import dataclass

SHOWN = 20


@dataclass(frozen=True)
class Running:
    """total: how many; numbers: the first of them."""

    total: int = 0
    numbers: tuple[str, ...] = ()


_asked: list[Callable[[str], Running]] = []


def register(ask: Callable[[str], Running]) -> None:
    """Take who knows applications; asked with the code of a service."""
    _asked.append(ask)


def running(code: str) -> Running:
    """The applications under way for a service."""
    found = [ask(code) for ask in _asked]
    numbers = tuple(number for each in found for number in each.numbers)
    return Running(sum(each.total for each in found), numbers[:SHOWN])
