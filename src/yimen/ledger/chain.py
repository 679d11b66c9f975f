"""The hash chain over the events of one case: pure, and small enough for anyone to write again who wants to check us.

Each event's hash is SHA-256 over the previous hash (64 hex characters; GENESIS for the first) followed by the event's
body in canonical JSON: keys sorted by code point, no spaces, UTF-8, no numbers but whole ones.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64
# Made once: millions of events are checked in one go.
_written = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_SIMPLE = frozenset({str, int, bool, type(None)})


@dataclass(frozen=True)
class Break:
    """The first place where a chain does not hold: which event, and what is wrong with it."""

    sequence: int
    reason: str


def canonical(value: Any) -> bytes:
    """Canonical JSON. Raises TypeError on a value whose text form could differ between programs (a float, a date)."""
    _plain(value)
    return _written(value).encode()


def moment(at: datetime) -> str:
    """A time in the form that is hashed: UTC, microseconds, "2016-06-01T02:03:04.000005Z"."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def link(previous: str, body: Mapping[str, Any]) -> str:
    """The hash of an event whose predecessor has the hash `previous`."""
    return hashlib.sha256(previous.encode() + canonical(body)).hexdigest()


def first_break(rows: Iterable[tuple[int, str, str, Mapping[str, Any]]]) -> Break | None:
    """Check a chain of (sequence, previous hash, hash, body), in order from 1; None: it holds."""
    expected, previous = 1, GENESIS
    for sequence, claimed_previous, claimed, body in rows:
        if sequence != expected:
            return Break(expected, "missing")
        if claimed_previous != previous:
            return Break(sequence, "not linked to the event before")
        if not _holds(previous, body, claimed):
            return Break(sequence, "content changed")
        expected, previous = expected + 1, claimed
    return None


def _holds(previous: str, body: Mapping[str, Any], claimed: str) -> bool:
    try:
        return link(previous, body) == claimed
    except TypeError:
        return False  # nothing of ours was ever written in a form that cannot be hashed


def _plain(value: Any) -> None:
    if type(value) in _SIMPLE or isinstance(value, (str, int)):
        return
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"keys must be text: {key!r}")
            if type(inner) not in _SIMPLE:
                _plain(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            if type(inner) not in _SIMPLE:
                _plain(inner)
    else:
        raise TypeError(f"no canonical form for {type(value).__name__}")
