"""Reading and writing a case for an act: one round trip each, under the lock of the case's row.

The projection columns are computed here and nowhere else, from the folded events.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection

from yimen import clock
from yimen.agencies.models import Agency
from yimen.cases.models import Case
from yimen.cases.open_points import yellow_share
from yimen.cases.rules import calendar_of, rules_of
from yimen.errors import Refusal
from yimen.ledger import chain, outbox
from yimen.procedure import ORGAN_CLOCKS, CaseFile, ClockRun, Event, Role, ServiceRules, apply, fold, next_lapse

DUE_COLUMNS = {
    "correct": "due_correction",
    "decide": "due_statutory",
    "promise": "due_promised",
    "deliver": "due_delivery",
}


@dataclass(frozen=True)
class Loaded:
    """A case under lock, with its events folded."""

    case: Case
    events: tuple[Event, ...]
    keys: dict[str, Event]
    file: CaseFile
    rules: ServiceRules
    calendar: clock.Calendar


class Overtaken(Exception):
    """Somebody else acted on the case after it was loaded without its lock: nothing was written."""


@dataclass(frozen=True)
class Nearest:
    """The period that ends first: its last day, and the days on which its colour turns."""

    due: date
    yellow_from: date
    red_from: date


_COLUMNS = [field.column for field in Case._meta.concrete_fields]
_NAMES = [field.attname for field in Case._meta.concrete_fields]
_EVENTS = """(SELECT json_agg(
    json_build_array(e.kind, e.at, e.role, e.who, e.data, e.idempotency_key) ORDER BY e.sequence)
    FROM cases_caseevent e WHERE e.case_id = c.id)"""
_AGENCY = "(SELECT a.code FROM agencies_agency a WHERE a.id = c.agency_id)"
COLUMNS_AND_EVENTS = f"{', '.join(f'c.{column}' for column in _COLUMNS)}, {_AGENCY}, {_EVENTS}"
_LOAD = f"SELECT {COLUMNS_AND_EVENTS} FROM cases_case c WHERE c.number = %s"
_LOCK = _LOAD + " FOR UPDATE OF c"


def load(number: str, *, lock: bool) -> Loaded:
    """The case with this number and all its events; with `lock`, nobody else acts on it until the transaction ends.

    Raises Refusal case_not_found (404), case_busy (409) when another act held the row longer than lock_timeout.
    """
    try:
        loaded = _load(number, lock)
        if len(loaded.events) != loaded.case.sequence:
            # The row was locked by another act: PostgreSQL re-reads the row it waited for, but not the events beside
            # it. A second statement sees both.
            loaded = _load(number, lock)
    except OperationalError as busy:
        raise Refusal("case_busy") from busy
    return loaded


def _load(number: str, lock: bool) -> Loaded:
    with connection.cursor() as cursor:
        cursor.execute(_LOCK if lock else _LOAD, [number])
        row = cursor.fetchone()
    if row is None:
        raise Refusal("case_not_found", status=404)
    return read(row)


def load_all(ids: Iterable[int]) -> list[Loaded]:
    """The cases with these ids and all their events, unlocked, in one round trip."""
    wanted = list(ids)
    if not wanted:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS_AND_EVENTS} FROM cases_case c WHERE c.id = ANY(%s)", [wanted])
        return [read(row) for row in cursor.fetchall()]


def read(row: tuple[Any, ...]) -> Loaded:
    """The case of one row of COLUMNS_AND_EVENTS."""
    *values, agency, raw = row
    case = Case.from_db(connection.alias, _NAMES, values)
    # Whose case it is, every act asks; the agency's other columns are read if somebody wants them.
    case.agency = Agency.from_db(connection.alias, ["id", "code"], [case.agency_id, agency])
    stored = raw if isinstance(raw, list) else json.loads(raw or "[]")
    events, keys = [], {}
    for kind, at, role, who, data, key in stored:
        event = Event(kind, datetime.fromisoformat(at), Role(role), who, data)
        events.append(event)
        if key:
            keys[key] = event
    rules = rules_of(case.service_id, case.service_version)
    return Loaded(case, tuple(events), keys, fold(events, rules), rules, calendar_of(case.district))


def projection(file: CaseFile, calendar: clock.Calendar) -> dict[str, Any]:
    """The columns of a case row that follow from its events.

    A clock that stands has no last day until it goes on: its column is empty, and it turns no colour.
    """
    dues: dict[str, date | None] = dict.fromkeys(DUE_COLUMNS.values())
    nearest: Nearest | None = None
    for run in counting(file):
        due = clock.due_date(run.started, run.term, calendar, run.stops).date
        if run.name in DUE_COLUMNS:
            dues[DUE_COLUMNS[run.name]] = due
        if run.name in ORGAN_CLOCKS and (nearest is None or due < nearest.due):
            nearest = Nearest(due, *clock.turning_days(run.started, run.term, calendar, run.stops, yellow_share()))
    return {
        "state": file.state.value if file.state else "",
        "sequence": file.events,
        "submitted_at": file.submitted_at,
        "accepted_at": file.accepted_at,
        "decided_at": file.decided_at,
        "closed_at": file.closed_at,
        "outcome": file.outcome,
        "certificate": file.certificate,
        **dues,
        "stopped": bool(file.standing()) and file.closed_at is None,
        "next_due": nearest and nearest.due,
        "yellow_from": nearest and nearest.yellow_from,
        "red_from": nearest and nearest.red_from,
        "next_lapse": next_lapse(file, calendar),
    }


def counting(file: CaseFile) -> list[ClockRun]:
    """The clocks that run and do not stand."""
    return [run for run in file.running() if not any(stop.end is None for stop in run.stops)]


def body(number: str, sequence: int, event: Event, journey: UUID) -> dict[str, Any]:
    """What is hashed of an event; documented in docs/ledger.md."""
    return {
        "subject": number,
        "sequence": sequence,
        "kind": event.kind,
        "at": chain.moment(event.at),
        "role": event.role.value,
        "who": event.who,
        "data": dict(event.data),
        "journey": str(journey),
    }


_PROJECTED = [
    "state", "sequence", "submitted_at", "accepted_at", "decided_at", "closed_at", "outcome", "certificate",
    *DUE_COLUMNS.values(), "stopped", "next_due", "yellow_from", "red_from", "next_lapse",
]  # fmt: skip
EVENT_COLUMNS = "sequence, kind, at, role, who, data, journey, recorded_at, previous_hash, hash, idempotency_key"
OUTBOX_COLUMNS = "listener, kind, subject, sequence, created_at, available_at, request_id, journey, attempts, error"
# The part that every act and the hand-in share, after a part `c` that has written the case's row: the event and its outbox
# rows. What stands in the row is taken from it: each value sent twice costs, and of a statement of more than fifty values
# psycopg reads the text again every time (a tenth of a millisecond).
WRITTEN = "id, number, sequence, journey, last_hash"
EVENT_AND_BOX = f"""e AS (
    INSERT INTO cases_caseevent (case_id, {EVENT_COLUMNS})
    SELECT id, sequence, %s, %s::timestamptz, %s, %s, %s::jsonb, journey, %s::timestamptz, %s, last_hash, %s FROM c
    RETURNING kind, recorded_at),
box AS (
    INSERT INTO ledger_outboxrow ({OUTBOX_COLUMNS})
    SELECT unnest(%s::text[]), e.kind, c.number, c.sequence, e.recorded_at, e.recorded_at, %s, c.journey, 0, '' FROM c, e)"""
# Only where nothing has happened since the case was loaded: whoever waits here for the row finds it moved, writes nothing.
_APPEND = f"""
WITH c AS (
    UPDATE cases_case SET {", ".join(f"{column} = %s" for column in _PROJECTED)}, last_hash = %s
    WHERE id = %s AND sequence = %s RETURNING {WRITTEN}),
{EVENT_AND_BOX}
SELECT id FROM c"""


def append(loaded: Loaded, event: Event, *, recorded_at: datetime, key: str | None) -> Loaded:
    """Add the event, its outbox rows and the new projection in one statement; the case that was loaded is changed too.

    Raises Overtaken where the case has moved on since it was loaded, Refusal case_busy as `load` does.
    """
    case = loaded.case
    file = apply(loaded.file, event, loaded.rules)
    columns = projection(file, loaded.calendar)
    digest = chain.link(case.last_hash, body(case.number, file.events, event, case.journey))
    projected = [columns[name] for name in _PROJECTED]
    _write([*projected, digest, case.id, case.sequence, *event_and_box(event, recorded_at, case.last_hash, key)])
    for name, value in columns.items():
        setattr(case, name, value)
    case.last_hash = digest
    return replace(loaded, events=(*loaded.events, event), file=file)


def _write(values: list[Any]) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(_APPEND, values)
            if cursor.fetchone() is None:
                raise Overtaken
    except OperationalError as busy:
        raise Refusal("case_busy") from busy


def event_and_box(event: Event, recorded_at: datetime, previous: str, key: str | None) -> list[Any]:
    """The values of EVENT_AND_BOX, in their order."""
    data = chain.canonical(event.data).decode()
    row = [event.kind, event.at, event.role.value, event.who, data, recorded_at, previous, key]
    return [*row, outbox.listeners_of(event.kind), outbox.request_now()]


def event_row(
    event: Event, sequence: int, journey: UUID, recorded_at: datetime, previous: str, digest: str, key: str | None
) -> list[Any]:
    """The values of an event's row, in the order of its columns, without the case."""
    data = chain.canonical(event.data).decode()
    return [
        sequence, event.kind, event.at, event.role.value, event.who, data, journey, recorded_at, previous, digest, key,
    ]  # fmt: skip


def outbox_row(kind: str, number: str, sequence: int, now: datetime, journey: UUID) -> list[Any]:
    """The values for the outbox rows of one event, one row a listener."""
    return [outbox.listeners_of(kind), kind, number, sequence, now, now, outbox.request_now(), journey]
