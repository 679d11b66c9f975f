"""The values the procedure works on: who acts, what happened, what a service demands, where a case stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from yimen.clock import Stop, Term
from yimen.procedure.states import Role, State


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


@dataclass(frozen=True)
class ServiceRules:
    """What one version of a service demands of its cases.

    statutory    term for the decision, counted from acceptance (行政许可法 42)
    promised     the organ's own shorter term, counted beside it; None: no promise
    instant      decidable on the spot (34(2))
    officers     people who must have examined before a decision; two where the facts are checked (34(3))
    steps        names of the examination steps that each need an opinion
    certificate  whether a grant ends in a certificate, which must exist before delivery (39, 44)
    """

    statutory: Term
    promised: Term | None = None
    instant: bool = False
    officers: int = 1
    steps: tuple[str, ...] = ()
    certificate: bool = True


@dataclass(frozen=True)
class Opinion:
    """What one officer found in one examination step."""

    who: str
    step: str
    opinion: str
    text: str
    at: datetime


@dataclass(frozen=True)
class ClockRun:
    """One legal period of one case: from when, how long, what did not count, and when it ended (None: running)."""

    name: str
    started: date
    term: Term
    article: str
    stops: tuple[Stop, ...] = ()
    ended: date | None = None


@dataclass(frozen=True)
class CaseFile:
    """Where a case stands, computed from its events and nothing else."""

    state: State | None = None
    events: int = 0
    last_at: datetime | None = None
    submitted_at: datetime | None = None
    accepted_at: datetime | None = None
    decided_at: datetime | None = None
    closed_at: datetime | None = None
    outcome: str = ""
    gaps_told: tuple[str, ...] = ()
    gaps_open: tuple[str, ...] = ()
    corrections: int = 0
    opinions: tuple[Opinion, ...] = ()
    certificate: str = ""
    clocks: tuple[ClockRun, ...] = ()

    def clock(self, name: str) -> ClockRun | None:
        """The latest run of the clock with this name, ended or not."""
        return next((run for run in reversed(self.clocks) if run.name == name), None)

    def running(self) -> tuple[ClockRun, ...]:
        """The periods that somebody must still keep."""
        return tuple(run for run in self.clocks if run.ended is None)

    def examiners(self) -> frozenset[str]:
        """Everybody who has given an opinion."""
        return frozenset(opinion.who for opinion in self.opinions)

    def steps_without_opinion(self, steps: Sequence[str]) -> tuple[str, ...]:
        """The examination steps, in order, that nobody has given an opinion on."""
        done = {opinion.step for opinion in self.opinions}
        return tuple(step for step in steps if step not in done)
