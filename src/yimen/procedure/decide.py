"""May this act be done now, by this person, with these arguments? One function answers, for pages, API and replay."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yimen.errors import Refusal
from yimen.procedure.arguments import normalise
from yimen.procedure.guards import Attempt
from yimen.procedure.states import Role
from yimen.procedure.table import ACTS, ROW, ActRow
from yimen.procedure.values import Actor, CaseFile, Event, ServiceRules


@dataclass(frozen=True)
class Possibility:
    """One row of the table as one person sees it now: allowed, or why not."""

    row: ActRow
    refusal: Refusal | None

    @property
    def allowed(self) -> bool:
        return self.refusal is None


def attempt(
    file: CaseFile, act: str, actor: Actor, at: datetime, arguments: Mapping[str, Any], rules: ServiceRules
) -> Event:
    """The event that this act would be.

    Raises Refusal: act_unknown, act_not_your_role, act_not_in_state, act_before_last, argument_*, or what a guard says.
    """
    row = ROW.get(act)
    if row is None:
        raise Refusal("act_unknown", status=422, act=act)
    # Who may not act at all is not told what they typed wrong.
    trial = Attempt(actor, at, rules, {})
    if refusal := _refusal(file, row, trial):
        raise refusal
    trial = Attempt(actor, at, rules, normalise(row, arguments))
    for check in row.checks:
        if refusal := check(file, trial):
            raise refusal
    return Event(row.event, at, _role(row, actor), actor.who, trial.arguments)


def possibilities(file: CaseFile, actor: Actor, at: datetime, rules: ServiceRules) -> list[Possibility]:
    """Every act a person could be offered, in the order of the table, each allowed or with its refusal."""
    trial = Attempt(actor, at, rules, {})
    return [Possibility(row, _refusal(file, row, trial)) for row in ACTS if row.offered]


def _role(row: ActRow, actor: Actor) -> Role:
    return next(role for role in row.roles if role in actor.roles)


def _refusal(file: CaseFile, row: ActRow, trial: Attempt) -> Refusal | None:
    if not trial.actor.roles.intersection(row.roles):
        return Refusal("act_not_your_role", status=403, article=row.article, act=row.act)
    if (file.state or None) not in (row.from_states or {None}):
        return Refusal("act_not_in_state", article=row.article, act=row.act, state=file.state or "")
    if file.last_at is not None and trial.at < file.last_at:
        return Refusal("act_before_last", status=422, act=row.act)
    return next((refusal for guard in row.guards if (refusal := guard(file, trial))), None)
