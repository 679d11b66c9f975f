"""What is said and signed of one day: the root over all cases, chained to the day before. Pure.

The statement is canonical JSON (`chain.canonical`) of

    form       "yimen-root-2"; "yimen-root-1" for days that were signed before permits were covered
    district   division code of the district that keeps the ledger
    day        the day in Asia/Shanghai at whose end the cases stood so, "2016-06-01"
    cases      how many cases the tree has
    root       root of the tree (`merkle.py`), hexadecimal
    permits, permits_root   the same two of the tree of permits; missing in the form before
    previous   hash of the statement of the day before, 64 zeros for the first
    signed_at  when it was signed, in UTC: a day that was caught up later says so

Its hash is SHA-256 of these bytes; the signature is over the same bytes.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from yimen.ledger.chain import GENESIS, canonical, moment

FORM = "yimen-root-2"
FORM_WITHOUT_PERMITS = "yimen-root-1"


@dataclass(frozen=True)
class Statement:
    """One day's roots before they are signed. permits: how many permits their tree has; None: a day without one."""

    district: str
    day: date
    cases: int
    root: str
    previous: str
    signed_at: datetime
    permits: int | None = None
    permits_root: str = ""

    @property
    def values(self) -> dict[str, Any]:
        """The statement as it is published."""
        covered = {} if self.permits is None else {"permits": self.permits, "permits_root": self.permits_root}
        return covered | {
            "form": FORM if covered else FORM_WITHOUT_PERMITS,
            "district": self.district,
            "day": self.day.isoformat(),
            "cases": self.cases,
            "root": self.root,
            "previous": self.previous,
            "signed_at": moment(self.signed_at),
        }

    @property
    def text(self) -> bytes:
        """The bytes that are hashed and signed."""
        return canonical(self.values)

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.text).hexdigest()


@dataclass(frozen=True)
class Signature:
    """A signature over a statement: how, the bytes in base64, and the certificates in PEM, the signing one first."""

    algorithm: str
    value: str
    certificates: str


class Signer(Protocol):
    """Whoever holds the platform's key; this room knows no keys."""

    def __call__(self, text: bytes) -> Signature: ...


class Verifier(Protocol):
    """Says whether a signature is ours; empty: it is, else why not, in plain words."""

    def __call__(self, text: bytes, signature: Signature) -> str: ...


class Sealed(Protocol):
    """A stored root, as `models.DailyRoot` is one."""

    hash: str

    @property
    def statement(self) -> Statement: ...

    @property
    def signature(self) -> Signature: ...


@dataclass(frozen=True)
class RootFault:
    """What is wrong with the root of a day."""

    day: date
    reason: str


def faults(rows: Iterable[Sealed], verify: Verifier) -> list[RootFault]:
    """Every fault in stored roots given day by day from the first: days, links, hashes, signatures. Not the trees."""
    found: list[RootFault] = []
    previous, expected = GENESIS, None
    for row in rows:
        statement = row.statement
        if expected is not None and statement.day != expected:
            found.append(RootFault(expected, "the root of this day is missing"))
        if statement.previous != previous:
            found.append(RootFault(statement.day, "not linked to the root of the day before"))
        if statement.hash != row.hash:
            found.append(RootFault(statement.day, "content changed after it was signed"))
        if why := verify(statement.text, row.signature):
            found.append(RootFault(statement.day, why))
        previous, expected = row.hash, statement.day + timedelta(days=1)
    return found
