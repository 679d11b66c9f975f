"""What a guard is asked, and what it may answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from yimen.clock import Calendar, due_date, shanghai_date
from yimen.errors import Refusal
from yimen.procedure.casefile import CaseFile, ClockRun
from yimen.procedure.rules import ServiceRules
from yimen.procedure.states import PermitState, State
from yimen.procedure.values import Actor


class Subject(Protocol):
    """What acts are done to: a case or a permit, as its events have left it."""

    @property
    def state(self) -> State | PermitState | None: ...

    @property
    def last_at(self) -> datetime | None: ...


F = TypeVar("F", bound=Subject)


@dataclass(frozen=True)
class Attempt:
    """One try at an act: by whom, when, with which arguments, on a case of which service, by which calendar."""

    actor: Actor
    at: datetime
    rules: ServiceRules
    calendar: Calendar
    arguments: Mapping[str, Any]

    @property
    def day(self) -> date:
        """The day of the act in Asia/Shanghai."""
        return shanghai_date(self.at)

    def due(self, run: ClockRun) -> date:
        """The last day of a period, as it stands on the day of the act."""
        return due_date(run.started, run.term, self.calendar, run.stops, self.day).date

    def given_date(self, name: str) -> date:
        """An argument of the kind "date"; `normalise` has made sure that it is one."""
        return date.fromisoformat(self.arguments[name])


GuardOf = Callable[[F, Attempt], Refusal | None]
Guard = GuardOf[CaseFile]
