"""Check the hash chains of permits: every event, every link, and the head that the row of the permit names."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import transaction

from yimen.cases.chains import OTHER_HEAD, ChainFault, Looked, body
from yimen.ledger import chain
from yimen.ledger.chain import Break
from yimen.ledger.streaming import rows

_LINKS = """
    SELECT p.id, p.number, p.sequence, p.last_hash, e.sequence, e.previous_hash, e.hash, e.kind,
           to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.role, e.who, e.data, e.journey
    FROM permits_permit p LEFT JOIN permits_permitevent e ON e.permit_id = p.id {where} ORDER BY p.id, e.sequence"""
_ALL, _SOME = _LINKS.format(where=""), _LINKS.format(where="WHERE p.number = ANY(%s)")


def chain_faults(numbers: list[str] | None = None, *, looked: Looked | None = None) -> Iterator[ChainFault]:
    """The first fault of each permit whose chain does not hold; `numbers`: only these. One query, read as it comes.

    looked is counted up on the way; a permit counts as a case there.
    """
    looked = looked or Looked()
    with transaction.atomic():
        found = rows(_ALL) if numbers is None else rows(_SOME, [numbers])
        for _permit_id, group in groupby(found, key=itemgetter(0)):
            links = list(group)
            looked.cases += 1
            looked.events += len(links)
            if fault := _first_fault(links):
                yield ChainFault(links[0][1], fault.sequence, fault.reason)


def _first_fault(links: list[tuple[Any, ...]]) -> Break | None:
    number, claimed, last_hash, last, head = *links[0][1:4], links[-1][4], links[-1][6]
    if last is None:
        return Break(1, "missing")
    if found := chain.first_break(
        (sequence, previous, digest, body(number, sequence, *content))
        for _id, _number, _claimed, _last, sequence, previous, digest, *content in links
    ):
        return found
    if last < claimed:
        return Break(last + 1, "missing")
    return None if (last, head) == (claimed, last_hash) else Break(last, OTHER_HEAD)
