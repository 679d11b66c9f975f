"""What has happened to a permit by now without anybody acting on it: its renewal was decided as a case, or time passed.

Acts, pages and the job after midnight ask the same function; whoever comes first writes the events. A decision made in
time counts before the end of the term, however late the worker hears of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from yimen.cases.models import Case
from yimen.cases.queries import history
from yimen.cases.rules import content_of
from yimen.clock import shanghai_date
from yimen.permits import store
from yimen.permits.validity import last_day
from yimen.procedure import SYSTEM, Event
from yimen.procedure.decide import attempt_row
from yimen.procedure.permit import PERMIT_ROW, apply_permit, permit_lapses

DECISIONS = ("decided", "decided_at_once")


def overtaking(loaded: store.Loaded, now: datetime) -> Iterator[Event]:
    """The events that are due by `now` and not written yet, in the order of law."""
    decided = _decided_renewal(loaded)
    if decided is not None:
        yield decided
        loaded = replace(loaded, file=apply_permit(loaded.file, decided))
    yield from permit_lapses(loaded.file, now)


def as_of(loaded: store.Loaded, now: datetime) -> store.Loaded:
    """The permit with all of that, for reading."""
    file = loaded.file
    for event in overtaking(loaded, now):
        file = apply_permit(file, event)
    return replace(loaded, file=file)


def _decided_renewal(loaded: store.Loaded) -> Event | None:
    """The end of the application for renewal that the permit still waits for, if it came while it could."""
    asked = [event for event in loaded.events if event.kind == "renewal_asked"]
    if loaded.file.renewal_asked is None or not asked or "case" not in asked[-1].data:
        return None
    case = Case.objects.filter(number=asked[-1].data["case"]).first()
    at = (case.decided_at or case.closed_at) if case else None
    if case is None or at is None or _too_late(loaded, at):
        return None
    act, told = _outcome(loaded, case)
    at = max(at, loaded.file.last_at) if loaded.file.last_at else at
    return attempt_row(
        loaded.file, PERMIT_ROW[act], act, SYSTEM, at, told | {"case": case.number}, loaded.rules, loaded.calendar
    )


def _too_late(loaded: store.Loaded, at: datetime) -> bool:
    return loaded.file.valid_until is not None and shanghai_date(at) > loaded.file.valid_until


def _outcome(loaded: store.Loaded, case: Case) -> tuple[str, dict[str, Any]]:
    if case.outcome == "grant":
        return "renew", {"valid_until": renewed_until(loaded, case).isoformat()}
    if case.decided_at is not None:
        decision = _decision(case)
        return "refuse_renewal", {name: decision[name] for name in ("reason", "remedies") if name in decision}
    return "drop_renewal", {}


def renewed_until(loaded: store.Loaded, case: Case) -> date:
    """The new last day: from the day after the old one, for as long as the service now grants it."""
    before = loaded.file.valid_until
    assert before is not None and loaded.file.valid_from is not None, "what has no end is not renewed"
    years = content_of(case.service_id, case.service_version).result.valid_years
    begin = before + timedelta(days=1)
    return last_day(begin, years) or begin + (before - loaded.file.valid_from)


def _decision(case: Case) -> Mapping[str, Any]:
    return next((event.data for event in reversed(history(case)) if event.kind in DECISIONS), {})
