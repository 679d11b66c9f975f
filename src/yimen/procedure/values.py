"""Who acts and what happened: the values that go into the procedure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from yimen.procedure.states import Role


@dataclass(frozen=True)
class Actor:
    """A person (or the system) who asks for an act.

    who     stable identity: the account's id as text, or "system"
    roles   every capacity this person may act in
    agency  code of the agency whose cases they handle; None: no agency, or the whole centre for a counter clerk
    """

    who: str
    name: str
    roles: frozenset[Role]
    agency: str | None = None


SYSTEM = Actor("system", "system", frozenset({Role.SYSTEM}))


@dataclass(frozen=True)
class Event:
    """One act that was done. `data` holds exactly the arguments of the act: strings, whole numbers, lists, objects."""

    kind: str
    at: datetime
    role: Role
    who: str
    data: Mapping[str, Any] = field(default_factory=dict)
