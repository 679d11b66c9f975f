"""The loop that works off the outbox, in a thread of the worker. It outlives restarts of the database.

Polling, not NOTIFY: a notification in the act's transaction would make all acts commit one after the other, since
PostgreSQL holds one lock over the queue of notifications during commit (docs/adr/0007-outbox-polling.md).
"""

import threading
from collections.abc import Callable
from datetime import datetime

import structlog
from django.db import Error, connection
from django.utils import timezone

from yimen.ledger import outbox

log = structlog.get_logger("yimen.worker")

BUSY_SECONDS = 0.2
IDLE_SECONDS = 0.5
LONGEST_PAUSE = 10.0
_IDLE_AFTER = 25  # empty looks in a row, about five seconds


class OutboxLoop:
    """Looks into the outbox until stopped; a row in hand is finished first."""

    def __init__(
        self,
        stop: threading.Event,
        run: Callable[[datetime], int] = outbox.run_pending,
        now: Callable[[], datetime] = timezone.now,
    ) -> None:
        self._stop = stop
        self._run = run
        self._now = now

    def loop(self) -> None:
        """Return when the event is set."""
        empty, trouble = 0, 0
        try:
            while not self._stop.is_set():
                try:
                    done = self._run(self._now())
                except Error as failure:
                    trouble += 1
                    self._complain(failure, trouble)
                    self._stop.wait(pause_after(trouble))
                    continue
                trouble = 0
                empty = 0 if done else empty + 1
                if not done:
                    self._stop.wait(IDLE_SECONDS if empty > _IDLE_AFTER else BUSY_SECONDS)
        finally:
            connection.close()

    def _complain(self, failure: Exception, trouble: int) -> None:
        log.warning("outbox_interrupted", error=str(failure).strip(), times=trouble)
        # A connection that broke stays broken: the next look makes a new one.
        connection.close()


def pause_after(trouble: int) -> float:
    """Seconds to wait after so many failures in a row: 0.2, 0.4, 0.8 … 10."""
    return min(BUSY_SECONDS * 2 ** min(trouble - 1, 10), LONGEST_PAUSE)
