"""Replaying a scenario through the pure procedure: no database, no clock on the wall, the same rules as everywhere."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from yimen.clock import due_date, shanghai_date
from yimen.errors import Refusal
from yimen.procedure.casefile import CaseFile
from yimen.procedure.decide import attempt, attempt_row
from yimen.procedure.fold import apply
from yimen.procedure.lapse import lapses
from yimen.procedure.permit import PERMIT_ROW, PermitFile, apply_permit, permit_lapses
from yimen.procedure.replay.reading import Scenario, day_in, read_act, read_moment
from yimen.procedure.states import State
from yimen.procedure.table import ROW
from yimen.procedure.values import SYSTEM, Event


@dataclass(frozen=True)
class Outcome:
    """What became of one act: done under `article`, or refused."""

    act: str
    article: str | None
    refusal: Refusal | None = None


@dataclass
class Replay:
    """A scenario while it is replayed; `case` and `permit` stand where the last event has put them."""

    scenario: Scenario
    case: CaseFile = field(default_factory=CaseFile)
    permit: PermitFile = field(default_factory=PermitFile)
    events: list[Event] = field(default_factory=list)
    permit_events: list[Event] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    latest: datetime | None = None

    @property
    def as_of(self) -> datetime | None:
        """The moment the result is asked for: as given, or that of the latest act."""
        return self.scenario.as_of or self.latest

    def run(self) -> "Replay":
        """Every act in its order, then time up to `as_of`."""
        for given in self.scenario.acts:
            self.outcomes.append(self._act(given))
        if self.as_of is not None:
            self._pass_time(self.as_of)
        return self

    def until(self, moment: datetime) -> "Replay":
        """The same scenario as it stood at a moment: what came later had not happened yet."""
        if all(event.at <= moment for event in (*self.events, *self.permit_events)):
            return self
        earlier = Replay(self.scenario)
        for event in self.events:
            if event.at <= moment:
                earlier._take(event)
        for event in self.permit_events:
            if event.at <= moment:
                earlier._take_permit(event)
        earlier.outcomes, earlier.latest = self.outcomes, self.latest
        return earlier

    def _act(self, given: Any) -> Outcome:
        name = str(given.get("act", ""))[:60] if isinstance(given, dict) else ""
        try:
            self._notice(given)
            asked = read_act(given)
            rules, calendar = self.scenario.rules, self.scenario.calendar
            self._pass_time(asked.at)
            if row := PERMIT_ROW.get(asked.act):
                self._take_permit(
                    attempt_row(self.permit, row, asked.act, asked.actor, asked.at, asked.arguments, rules, calendar)
                )
                return Outcome(asked.act, row.article)
            event = attempt(self.case, asked.act, asked.actor, asked.at, asked.arguments, rules, calendar)
            self._require_countable(event)
            self._take(event)
            return Outcome(asked.act, ROW[asked.act].article)
        except Refusal as refusal:
            return Outcome(name, refusal.article, refusal)

    def _notice(self, given: Any) -> None:
        """The moment of an act counts for `as_of` whatever else is wrong with the act, if only it can be read."""
        if isinstance(given, dict) and "at" in given:
            at = read_moment(given["at"])
            self.latest = max(self.latest, at) if self.latest else at

    def _require_countable(self, event: Event) -> None:
        """Raise clock_due_out_of_range where a period would begin whose last day lies beyond the last day known here."""
        before = {id(run) for run in self.case.clocks}
        for run in apply(self.case, event, self.scenario.rules).running():
            if id(run) not in before:
                due_date(run.started, run.term, self.scenario.calendar, run.stops)

    def _pass_time(self, moment: datetime) -> None:
        for event in lapses(self.case, moment, self.scenario.rules, self.scenario.calendar):
            self._take(event)
        for event in permit_lapses(self.permit, moment):
            self._take_permit(event)

    def _take(self, event: Event) -> None:
        before = self.case.state
        self.case = apply(self.case, event, self.scenario.rules)
        self.events.append(event)
        if self.case.state is State.GRANTED and before is not State.GRANTED and self.permit.state is None:
            self._take_permit(self._grant(event))

    def _take_permit(self, event: Event) -> None:
        if event.kind == "permit_granted" and self.permit.state is not None:
            return
        self.permit = apply_permit(self.permit, event)
        self.permit_events.append(event)

    def _grant(self, decided: Event) -> Event:
        first, years = shanghai_date(decided.at), self.scenario.valid_years
        data = {"valid_from": first.isoformat()} | ({"valid_until": day_in(years, first).isoformat()} if years else {})
        row = PERMIT_ROW["grant_permit"]
        return Event(row.event, decided.at, row.roles[0], SYSTEM.who, data)
