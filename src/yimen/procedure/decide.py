"""May this act be done now, by this person, with these arguments? One function answers, for pages, API and replay."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic

from yimen.clock import Calendar, official_calendar
from yimen.errors import Refusal
from yimen.procedure.arguments import normalise
from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards import Attempt, F, GuardOf
from yimen.procedure.rules import ServiceRules
from yimen.procedure.states import Role
from yimen.procedure.table import ACTS, ROW, ActRow
from yimen.procedure.values import Actor, Event

# From an act's plain arguments to those that are written down.
Seal = Callable[[ActRow[Any], Mapping[str, Any]], Mapping[str, Any]]


@dataclass(frozen=True)
class Possibility(Generic[F]):
    """One row of a table as one person sees it now: allowed, or why not."""

    row: ActRow[F]
    refusal: Refusal | None

    @property
    def allowed(self) -> bool:
        return self.refusal is None


def attempt(
    file: CaseFile,
    act: str,
    actor: Actor,
    at: datetime,
    arguments: Mapping[str, Any],
    rules: ServiceRules,
    calendar: Calendar | None = None,
    seal: Seal | None = None,
) -> Event:
    """The event that this act on a case would be. `calendar`: the district's; left out, the official one.

    seal  puts tokens in the place of private arguments; guards and events then know the tokens alone
    Ask `lapses` first: periods that have ended by `at` change what may be done.
    Raises Refusal: act_unknown, act_not_your_role, act_not_in_state, act_before_last, argument_*, or what a guard says.
    """
    return attempt_row(file, ROW.get(act), act, actor, at, arguments, rules, calendar, seal)


def attempt_row(
    file: F,
    row: ActRow[F] | None,
    act: str,
    actor: Actor,
    at: datetime,
    arguments: Mapping[str, Any],
    rules: ServiceRules,
    calendar: Calendar | None = None,
    seal: Seal | None = None,
) -> Event:
    """The same for a row of any table; no row: nobody knows this act."""
    if row is None:
        raise Refusal("act_unknown", status=422, act=act)
    # Who may not act at all is not told what they typed wrong.
    calendar = calendar or official_calendar()
    trial = Attempt(actor, at, rules, calendar, {})
    if refusal := _refusal(file, row, trial):
        raise refusal
    plain = normalise(row, arguments)
    trial = Attempt(actor, at, rules, calendar, seal(row, plain) if seal else plain)
    if refusal := _first(row.checks, file, trial):
        raise refusal
    return Event(row.event, at, _role(row, actor), actor.who, trial.arguments)


def possibilities(
    file: CaseFile, actor: Actor, at: datetime, rules: ServiceRules, calendar: Calendar | None = None
) -> list[Possibility[CaseFile]]:
    """Every act a person could be offered, in the order of the table, each allowed or with its refusal."""
    return possibilities_of(file, ACTS, actor, at, rules, calendar)


def possibilities_of(
    file: F,
    rows: Iterable[ActRow[F]],
    actor: Actor,
    at: datetime,
    rules: ServiceRules,
    calendar: Calendar | None = None,
) -> list[Possibility[F]]:
    """The same for any table."""
    trial = Attempt(actor, at, rules, calendar or official_calendar(), {})
    return [Possibility(row, _refusal(file, row, trial)) for row in rows if row.offered]


def _role(row: ActRow[F], actor: Actor) -> Role:
    return next(role for role in row.roles if role in actor.roles)


def _refusal(file: F, row: ActRow[F], trial: Attempt) -> Refusal | None:
    if not trial.actor.roles.intersection(row.roles):
        return Refusal("act_not_your_role", status=403, article=row.article, act=row.act)
    if (file.state or None) not in (row.from_states or {None}):
        told = _first(row.elsewhere, file, trial)
        return told or Refusal("act_not_in_state", article=row.article, act=row.act, state=file.state or "")
    if file.last_at is not None and trial.at < file.last_at:
        return Refusal("act_before_last", status=422, act=row.act)
    return _first(row.guards, file, trial)


def _first(guards: Iterable[GuardOf[F]], file: F, trial: Attempt) -> Refusal | None:
    return next((refusal for guard in guards if (refusal := guard(file, trial))), None)
