"""Tell listeners what happened: rows written with the event, worked off after commit, each until its effect is there.

A listener runs in one transaction with the mark that it is done: killed in between, both are undone and the next worker
begins again. Effects outside the database must therefore be safe to repeat.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from django.db import transaction

if TYPE_CHECKING:
    from yimen.ledger.models import OutboxRow

log = structlog.get_logger("yimen.worker")

MOST_ATTEMPTS = 12


@dataclass(frozen=True)
class Heard:
    """What a listener is told: which event of which subject. It reads the rest itself, as it stands by then."""

    kind: str
    subject: str
    sequence: int
    now: datetime


Listener = Callable[[Heard], None]

_listeners: dict[str, Listener] = {}
_by_kind: dict[str, list[str]] = defaultdict(list)


def listen(kind: str, listener: Listener, *, name: str) -> None:
    """Register a listener for one kind of event (in `apps.ready`). The name is stored in rows: never reuse one."""
    _listeners[name] = listener
    if name not in _by_kind[kind]:
        _by_kind[kind].append(name)


def forget(name: str) -> None:
    """Take a listener out again (tests)."""
    _listeners.pop(name, None)
    for names in _by_kind.values():
        if name in names:
            names.remove(name)


def listeners_of(kind: str) -> list[str]:
    """Names of the listeners for one kind of event."""
    return _by_kind.get(kind, [])


def request_now() -> str:
    """The id of the request that is being answered, for the rows that an act leaves; "" outside of requests."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))[:36]


def registered() -> dict[str, list[str]]:
    """Kind of event -> names of its listeners (for the documentation test)."""
    return {kind: list(names) for kind, names in _by_kind.items() if names}


def run_pending(now: datetime, limit: int = 200) -> int:
    """Work off waiting rows, oldest first; returns how many were done. Several workers may run at once."""
    done = 0
    while done < limit and _run_one(now):
        done += 1
    return done


def _run_one(now: datetime) -> bool:
    # Rooms register their listeners while Django is still loading models; only the runner needs the table.
    from yimen.ledger.models import OutboxRow

    with transaction.atomic():
        row = (
            OutboxRow.objects.select_for_update(skip_locked=True)
            .filter(done_at=None, available_at__lte=now, attempts__lt=MOST_ATTEMPTS)
            .order_by("available_at", "id")
            .first()
        )
        if row is None:
            return False
        row.attempts += 1
        try:
            with transaction.atomic(), structlog.contextvars.bound_contextvars(**_story(row)):
                _listeners[row.listener](Heard(row.kind, row.subject, row.sequence, now))
                log.info("listened")
        except Exception as failure:
            row.error = f"{type(failure).__name__}: {failure}"[:2000]
            row.available_at = now + timedelta(seconds=min(2**row.attempts, 3600))
            log.exception("listener_failed", **_story(row), attempts=row.attempts)
        else:
            row.done_at, row.error = now, ""
        row.save(update_fields=["attempts", "error", "available_at", "done_at"])
        return True


def _story(row: "OutboxRow") -> dict[str, str | int]:
    """What every line of the log says while a listener works: on what, and for which request and journey."""
    story: dict[str, str | int] = {
        "listener": row.listener,
        "kind": row.kind,
        "subject": row.subject,
        "sequence": row.sequence,
        "request_id": row.request_id,
        "journey": str(row.journey or ""),
    }
    return {name: value for name, value in story.items() if value != ""}
