"""What an organ still holds: rooms above say it, each for what it keeps, so that this room need not know them.

A room registers a counter when it is loaded (`apps.ready`). An organ ends only when nothing is held any more.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from yimen.agencies.models import Agency

# organ -> how many it will still hold when all that is published ahead is in force
Counter = Callable[[Agency], int]


@dataclass(frozen=True)
class Held:
    """How many things of one kind an organ holds."""

    kind: str
    label: str
    number: int

    def __str__(self) -> str:
        return f"{self.label}: {self.number}"


_KINDS: dict[str, tuple["str | Promise", Counter]] = {}


def register(name: str, label: "str | Promise", count: Counter) -> None:
    """Take a kind of thing that organs hold."""
    _KINDS[name] = (label, count)


def held_by(agency: Agency) -> list[Held]:
    """What is still held, kind by kind in the order of rooms; nothing that is none."""
    counted = [Held(name, str(label), count(agency)) for name, (label, count) in _KINDS.items()]
    return [held for held in counted if held.number]
