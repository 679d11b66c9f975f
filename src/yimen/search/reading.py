"""The index as this process reads it: opened once, opened anew when another generation was put in its place.

Between generations the index itself tells when something was committed to it. Where no index can be read this is said in the
log, at most once a minute, and the caller answers without.
"""

import threading
import time
from dataclasses import dataclass
from typing import Any

import structlog
import tantivy

from yimen.search import folders

log = structlog.get_logger("yimen.search")

# How often a process looks whether the index has changed. A search inside of it costs no look at the disk.
FRESH_SECONDS = 0.5
COMPLAIN_SECONDS = 60.0


class NoIndex(Exception):
    """There is no index that can be read; the reason is its text."""


@dataclass
class _Opened:
    stamp: tuple[int, int]
    index: Any
    looked: float


_lock = threading.Lock()
_opened: _Opened | None = None
_complained = -COMPLAIN_SECONDS


def searcher() -> Any:
    """A view of the index as it was last committed. Raises NoIndex."""
    global _opened
    now = time.monotonic()
    opened = _opened
    if opened is not None and now - opened.looked < FRESH_SECONDS:
        return opened.index.searcher()
    with _lock:
        stamp = folders.stamp()
        if _opened is None or _opened.stamp != stamp:
            _opened = None
            _opened = _Opened(stamp, open_index(), now)
        else:
            _reload(_opened, now)
        return _opened.index.searcher()


def forget() -> None:
    """Open it anew at the next search (tests, and after a fault)."""
    global _opened
    _opened = None


def open_index() -> Any:
    """The generation that is to be read. Raises NoIndex."""
    pointer = folders.pointer()
    if not pointer.generation:
        raise NoIndex("there is no index yet")
    if not pointer.readable:
        raise NoIndex(f"the index is of version {pointer.version}, not of this program's")
    try:
        index = tantivy.Index.open(str(folders.root() / pointer.generation))
        index.config_reader(reload_policy="manual")
        index.reload()
    except Exception as failure:  # the library raises ValueError, OSError and its own, by what it found broken
        raise NoIndex(f"the index cannot be opened: {failure}") from failure
    return index


def complain(reason: object) -> None:
    """Say in the log that searches go without the index; once a minute is enough."""
    global _complained
    now = time.monotonic()
    if now - _complained >= COMPLAIN_SECONDS:
        _complained = now
        log.warning("search_without_index", reason=str(reason), mend="yimen search rebuild")


def _reload(opened: _Opened, now: float) -> None:
    try:
        opened.index.reload()
    except Exception as failure:
        raise NoIndex(f"the index cannot be read: {failure}") from failure
    opened.looked = now
