"""Reading and writing one warning: its events are the truth, its row is projected from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from yimen.agencies.models import Agency
from yimen.ledger import chain
from yimen.oversight.models import ClockWarning, WarningEvent
from yimen.oversight.table import Standing, WarningStep, apply, fold
from yimen.procedure import Role


@dataclass(frozen=True)
class Loaded:
    """A warning with its events folded. keys: idempotency key -> the event it was used for."""

    warning: ClockWarning
    standing: Standing
    keys: Mapping[str, WarningStep]


def load(warning: ClockWarning) -> Loaded:
    """The warning and its standing."""
    return read(warning, warning.events.order_by("sequence"))


def read(warning: ClockWarning, rows: Iterable[WarningEvent]) -> Loaded:
    """The same where its events, first to last, have been read already."""
    steps, keys = [], {}
    for row in rows:
        step = step_of(row)
        steps.append(step)
        if row.idempotency_key:
            keys[row.idempotency_key] = step
    return Loaded(warning, fold(steps), keys)


def step_of(row: WarningEvent) -> WarningStep:
    """An event's row as the pure part knows it."""
    return WarningStep(row.kind, row.at, Role(row.role), row.who, row.data)


def open_warning(number: str, case_id: int, journey: UUID, step: WarningStep, recorded_at: datetime) -> ClockWarning:
    """A new warning with its first event, `raised`."""
    standing = apply(None, step)
    facts = projection(standing)
    warning = ClockWarning(number=number, case_id=case_id, last_hash=chain.GENESIS, **facts)
    warning.last_hash = chain.link(chain.GENESIS, body(number, 1, step, journey))
    warning.save(force_insert=True)
    _write(warning, 1, step, journey, chain.GENESIS, recorded_at, None)
    return warning


def append(
    loaded: Loaded, step: WarningStep, *, journey: UUID, recorded_at: datetime, key: str | None = None
) -> Loaded:
    """Add one event and project the row; the caller holds the lock on the row."""
    warning, standing = loaded.warning, apply(loaded.standing, step)
    previous = warning.last_hash
    columns = projection(standing)
    columns["last_hash"] = chain.link(previous, body(warning.number, standing.events, step, journey))
    for name, value in columns.items():
        setattr(warning, name, value)
    warning.save(update_fields=list(columns))
    _write(warning, standing.events, step, journey, previous, recorded_at, key)
    return Loaded(warning, standing, {**loaded.keys, **({key: step} if key else {})})


def projection(standing: Standing, ids: Mapping[str, int] | None = None) -> dict[str, Any]:
    """The columns of a warning's row that follow from its events. ids: agencies by code, looked up where not given."""
    facts = standing.facts
    if ids is None:
        ids = agency_ids({facts["agency"], standing.organ})
    return {
        "clock": facts["clock"],
        "run": facts["run"],
        "term": facts["term"],
        "colour_before": facts["before"],
        "colour": facts["colour"],
        "rule": facts["rule"],
        "day": date.fromisoformat(facts["day"]),
        "due": date.fromisoformat(facts["due"]),
        "agency_id": ids[facts["agency"]],
        "section": facts["section"],
        "officer": facts["officer"],
        "state": standing.state.value,
        "level": standing.level,
        "sequence": standing.events,
        "ended_on": standing.ended_on,
        "ended_how": standing.ended_how,
        "organ_id": ids.get(standing.organ),
        "until": standing.until,
        "explanation": standing.explanation,
        "explained_at": standing.explained_at,
    }


def agency_ids(codes: Iterable[str]) -> dict[str, int]:
    """Agencies by their codes."""
    return dict(Agency.objects.filter(code__in=set(codes)).values_list("code", "id"))


def body(number: str, sequence: int, step: WarningStep, journey: UUID) -> dict[str, Any]:
    """What is hashed of an event: the same keys as for a case (docs/architecture.md), the subject is the warning."""
    return {
        "subject": number,
        "sequence": sequence,
        "kind": step.kind,
        "at": chain.moment(step.at),
        "role": step.role.value,
        "who": step.who,
        "data": dict(step.data),
        "journey": str(journey),
    }


def _write(
    warning: ClockWarning,
    sequence: int,
    step: WarningStep,
    journey: UUID,
    previous: str,
    recorded_at: datetime,
    key: str | None,
) -> None:
    WarningEvent.objects.create(
        warning=warning,
        sequence=sequence,
        kind=step.kind,
        at=step.at,
        role=step.role.value,
        who=step.who,
        data=dict(step.data),
        journey=journey,
        recorded_at=recorded_at,
        previous_hash=previous,
        hash=warning.last_hash,
        idempotency_key=key,
    )
