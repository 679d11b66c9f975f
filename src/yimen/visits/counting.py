"""From a page that was opened to the day's count: noted in memory, written every few seconds by a thread of its own.

A request costs a lock and an entry in a dictionary; no query, and no salt. Address and browser stay in memory until the next
writing, a few seconds, and are written nowhere. A server that is killed loses what it had noted since.
"""

import atexit
import threading
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime

import structlog
from django.db import Error, connection

from yimen.clock import shanghai_date
from yimen.visits.acts.record import record
from yimen.visits.robots import is_person

log = structlog.get_logger("yimen.visits")

FLUSH_SECONDS = 5.0
# Of a flood no more is noted until the next writing: memory must not grow with it.
MOST_NOTED = 50_000
Noted = Counter[tuple[date, str, str]]


class Notebook:
    """What one server process has noted and not yet written; a thread writes it, begun with the first note."""

    def __init__(self, write: Callable[[Noted], None] = record, seconds: float = FLUSH_SECONDS) -> None:
        self._write = write
        self._seconds = seconds
        self._lock = threading.Lock()
        self._noted: Noted = Counter()
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()

    def note(self, now: datetime, address: str, agent: str) -> None:
        """A page was opened by this address with this browser. Programs are not noted."""
        if not is_person(agent):
            return
        entry = (shanghai_date(now), address, agent)
        with self._lock:
            if entry in self._noted or len(self._noted) < MOST_NOTED:
                self._noted[entry] += 1
            if self._thread is None and self._seconds:
                self._begin()

    def flush(self) -> int:
        """Write what was noted; returns how many pages. What cannot be written is kept for the next time."""
        with self._lock:
            noted, self._noted = self._noted, Counter()
        if not noted:
            return 0
        try:
            self._write(noted)
        except Error as failure:
            with self._lock:
                self._noted.update(noted)
            log.warning("visits_not_written", error=str(failure).strip())
            connection.close()
            return 0
        return noted.total()

    def _begin(self) -> None:
        self._thread = threading.Thread(target=self._loop, name="visits", daemon=True)
        self._thread.start()
        atexit.register(self.close)

    def _loop(self) -> None:
        while not self._stop.wait(self._seconds):
            self.flush()
        connection.close()

    def close(self) -> None:
        """Write the rest, at the end of the process."""
        self._stop.set()
        self.flush()
