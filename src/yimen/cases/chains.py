"""Check the hash chains of many cases in one pass: every event, every link, and the head that the case row names."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection, transaction

from yimen.ledger import chain
from yimen.ledger.chain import Break
from yimen.ledger.streaming import rows

OTHER_HEAD = "not the event that the row of the case names as its last"

_LINKS = """
    SELECT c.id, c.number, c.sequence, c.last_hash, e.sequence, e.previous_hash, e.hash,
           e.kind, {at}, e.role, e.who, e.data, e.journey
    FROM cases_case c LEFT JOIN cases_caseevent e ON e.case_id = c.id {where} ORDER BY c.id, e.sequence"""
# As it is hashed: written by the database, a time need not be read and written again by us.
_AT = """to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
_ALL, _SOME = _LINKS.format(at=_AT, where=""), _LINKS.format(at=_AT, where="WHERE c.number = ANY(%s)")
_TELL_EVERY = 2000

Progress = Callable[[int], None]


@dataclass(frozen=True)
class ChainFault:
    """The first place where the chain of a case does not hold."""

    number: str
    sequence: int
    reason: str


@dataclass
class Looked:
    """How much was checked so far."""

    cases: int = 0
    events: int = 0


def count_events() -> int:
    """How many events there are (for progress)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_caseevent")
        return int(cursor.fetchone()[0])


def chain_faults(
    numbers: list[str] | None = None, *, looked: Looked | None = None, progress: Progress = lambda events: None
) -> Iterator[ChainFault]:
    """The first fault of each case whose chain does not hold; `numbers`: only these cases.

    One query, read as it comes. looked is counted up on the way; progress hears the number of events now and then.
    """
    looked = looked or Looked()
    told = 0
    with transaction.atomic():
        found = rows(_ALL) if numbers is None else rows(_SOME, [numbers])
        for _case_id, group in groupby(found, key=itemgetter(0)):
            links = list(group)
            looked.cases += 1
            looked.events += len(links)
            if fault := _first_fault(links):
                yield ChainFault(links[0][1], fault.sequence, fault.reason)
            if looked.events - told >= _TELL_EVERY:
                told = looked.events
                progress(told)
    progress(looked.events)


def _first_fault(links: list[tuple[Any, ...]]) -> Break | None:
    """The fault of one case. Events that were cut off at the end leave a chain that holds: the row knows of them."""
    number, claimed, last_hash, last, head = *links[0][1:4], links[-1][4], links[-1][6]
    if last is None:
        return Break(1, "missing")
    if found := chain.first_break(_bodies(number, links)):
        return found
    if last < claimed:
        return Break(last + 1, "missing")
    return None if (last, head) == (claimed, last_hash) else Break(last, OTHER_HEAD)


def _bodies(number: str, links: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, str, str, dict[str, Any]]]:
    for _id, _number, _claimed, _last, sequence, previous, digest, *content in links:
        yield sequence, previous, digest, body(number, sequence, *content)


def body(
    number: str, sequence: int, kind: str, at: str, role: str, who: str, data: Any, journey: Any
) -> dict[str, Any]:
    """What is hashed of a stored event, `at` as `chain.moment` writes it; the same as `store.body` when it is written."""
    return {
        "subject": number,
        "sequence": sequence,
        "kind": kind,
        "at": at,
        "role": role,
        "who": who,
        "data": json.loads(data) if isinstance(data, str) else data,
        "journey": str(journey),
    }
