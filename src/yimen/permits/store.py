"""Reading and writing a permit for an act, under the lock of its row: the way of `cases.store`, over a ledger of its own.

The projection columns are computed here and nowhere else, from the folded events.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import OperationalError, connection

from yimen.cases.models import Case
from yimen.cases.rules import calendar_of, rules_of
from yimen.cases.store import EVENT_COLUMNS, OUTBOX_COLUMNS, body, event_row, outbox_row
from yimen.clock import Calendar
from yimen.errors import Refusal
from yimen.ledger import chain
from yimen.permits.models import Permit, PermitEvent
from yimen.procedure import Event, Role, ServiceRules
from yimen.procedure.permit import PermitFile, apply_permit, fold_permit, next_permit_lapse


@dataclass(frozen=True)
class Loaded:
    """A permit, perhaps under lock, with its events folded."""

    permit: Permit
    events: tuple[Event, ...]
    keys: dict[str, Event]
    file: PermitFile
    rules: ServiceRules
    calendar: Calendar


def load(number: str, *, lock: bool) -> Loaded:
    """The permit with this number and all its events; with `lock`, nobody else acts on it until the transaction ends.

    Raises Refusal permit_not_found (404), permit_busy (409) when another act held the row longer than lock_timeout.
    """
    permits = Permit.objects.select_related("agency", "holder", "case", "service")
    if lock:
        permits = permits.select_for_update(of=("self",))
    try:
        permit = permits.filter(number=number).first()
    except OperationalError as busy:
        raise Refusal("permit_busy") from busy
    if permit is None:
        raise Refusal("permit_not_found", status=404)
    return read(permit, list(permit.events.order_by("sequence")))


def read(permit: Permit, rows: list[PermitEvent]) -> Loaded:
    """The permit with its events, given in their order."""
    events = tuple(Event(row.kind, row.at, Role(row.role), row.who, row.data) for row in rows)
    keys = {row.idempotency_key: event for row, event in zip(rows, events, strict=True) if row.idempotency_key}
    rules = rules_of(permit.service_id, permit.service_version)
    return Loaded(permit, events, keys, fold_permit(events), rules, calendar_of(permit.district))


def projection(file: PermitFile) -> dict[str, Any]:
    """The columns of a permit's row that follow from its events alone."""
    return {
        "state": file.state.value if file.state else "",
        "sequence": file.events,
        "valid_from": file.valid_from,
        "valid_until": file.valid_until,
        "renewal_asked": file.renewal_asked,
        "ended_at": file.ended_at,
        "ground": file.ground[:100],
        "next_lapse": next_permit_lapse(file),
    }


_PROJECTED = ["state", "sequence", "valid_from", "valid_until", "renewal_asked", "ended_at", "ground", "next_lapse"]
_OUTBOX = f"INSERT INTO ledger_outboxrow ({OUTBOX_COLUMNS})"
_APPEND = f"""
WITH event AS (
    INSERT INTO permits_permitevent (permit_id, {EVENT_COLUMNS})
    VALUES (%s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s, %s, %s)),
box AS ({_OUTBOX} SELECT unnest(%s::text[]), %s, %s, %s, %s, %s, %s, %s, 0, '')
UPDATE permits_permit SET {", ".join(f"{column} = %s" for column in _PROJECTED)}, last_hash = %s WHERE id = %s"""


def append(loaded: Loaded, event: Event, *, recorded_at: datetime, key: str | None) -> Loaded:
    """Add the event, its outbox rows and the new projection in one statement; the permit under lock is changed too."""
    permit, file = loaded.permit, apply_permit(loaded.file, event)
    columns = projection(file)
    digest = chain.link(permit.last_hash, body(permit.number, file.events, event, permit.journey))
    row = event_row(event, file.events, permit.journey, recorded_at, permit.last_hash, digest, key)
    box = outbox_row(event.kind, permit.number, file.events, recorded_at, permit.journey)
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, [permit.id, *row, *box, *(columns[name] for name in _PROJECTED), digest, permit.id])
    for name, value in columns.items():
        setattr(permit, name, value)
    permit.last_hash = digest
    return replace(loaded, events=(*loaded.events, event), file=file)


_FIELDS = [field for field in Permit._meta.concrete_fields if not field.primary_key]
_INSERT = f"""
WITH p AS (
    INSERT INTO permits_permit ({", ".join(str(field.column) for field in _FIELDS)})
    VALUES ({", ".join(["%s"] * len(_FIELDS))}) RETURNING id),
event AS (
    INSERT INTO permits_permitevent (permit_id, {EVENT_COLUMNS})
    SELECT id, %s, %s, %s::timestamptz, %s, %s, %s::jsonb, %s::uuid, %s::timestamptz, %s, %s, %s FROM p),
box AS (
    {_OUTBOX}
    SELECT unnest(%s::text[]), %s, %s, %s::int, %s::timestamptz, %s::timestamptz, %s, %s::uuid, 0, '' FROM p)
SELECT id FROM p"""


def open_permit(case: Case, granted: Event, *, recorded_at: datetime) -> Permit:
    """The permit of a granted case: its row, its first event and the outbox rows, in one statement."""
    event = replace(granted, data={**granted.data, **facts(case)})
    number = event.data["certificate"]
    digest = chain.link(chain.GENESIS, body(number, 1, event, case.journey))
    permit = Permit(
        number=number,
        district=case.district,
        journey=case.journey,
        case=case,
        service=case.service,
        service_version=case.service_version,
        agency=case.agency,
        holder=case.applicant,
        holder_label=case.applicant.label,
        certificate=number,
        granted_at=event.at,
        last_hash=digest,
        **projection(fold_permit([event])),
    )
    row = event_row(event, 1, case.journey, recorded_at, chain.GENESIS, digest, None)
    box = outbox_row(event.kind, number, 1, recorded_at, case.journey)
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [*(getattr(permit, field.attname) for field in _FIELDS), *row, *box])
        permit.id, permit._state.adding = cursor.fetchone()[0], False
    return permit


def facts(case: Case) -> Mapping[str, Any]:
    """What the first event keeps beside the arguments of the act: enough to rebuild the row, and no person's name."""
    return {
        "case": case.number,
        "service": case.service.code,
        "version": case.service_version,
        "agency": case.agency.code,
        "district": case.district,
        "party": str(case.applicant_id),
    }
