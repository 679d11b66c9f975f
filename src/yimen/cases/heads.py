"""Where every case stood at the end of a day: the leaves of that day's tree.

All cases ever are leaves of every day's tree, not only those that moved: so the newest root alone proves the state of
any case, and a case cannot be dropped in silence. A case is in when an event of it was recorded (`recorded_at`, not
`at`: what is entered late must not change the root of a day that is over), and it stands at its highest event by then.
Leaves are in the order in which the cases were opened (their ids).
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from yimen.clock.dates import SHANGHAI
from yimen.ledger import merkle
from yimen.ledger.streaming import rows

# Nodes ten levels up stand over 1,024 cases each: few enough to keep for every day, and to count again for one proof.
PAGE_HEIGHT = 10
PAGE = 1 << PAGE_HEIGHT

_HEADS = """
    SELECT c.id, c.number, head.sequence, head.hash FROM cases_case c CROSS JOIN LATERAL (
        SELECT e.sequence, e.hash FROM cases_caseevent e
        WHERE e.case_id = c.id AND e.recorded_at < %s ORDER BY e.sequence DESC LIMIT 1) head"""
_ALL_HEADS = _HEADS + " ORDER BY c.id"
_SOME_HEADS = _HEADS + " WHERE c.id >= %s AND c.id < %s ORDER BY c.id"
_LATER = """
    SELECT e.case_id, c.number, e.sequence, e.hash, e.recorded_at
    FROM cases_caseevent e JOIN cases_case c ON c.id = e.case_id
    WHERE e.recorded_at >= %s AND e.recorded_at < %s ORDER BY e.recorded_at"""
_NO_LAST_CASE = 2**63 - 1


@dataclass(frozen=True)
class Head:
    """One case at the end of a day."""

    case_id: int
    number: str
    sequence: int
    hash: str

    @property
    def leaf(self) -> bytes:
        return merkle.leaf(self.number, self.sequence, self.hash)


class Standing:
    """All cases as they stood at the end of one day; goes on from day to day."""

    def __init__(self) -> None:
        self.tree = merkle.Tree()
        self._ids = array("q")
        self._sequences = array("I")

    def put(self, head: Head) -> None:
        """Take in one more event. Events of one case may come in another order than that of their sequence: two acts
        that wait for each other are recorded by the time each was asked for."""
        place = bisect_left(self._ids, head.case_id)
        if place == len(self._ids) or self._ids[place] != head.case_id:
            self._ids.insert(place, head.case_id)
            self._sequences.insert(place, head.sequence)
            self.tree.insert(place, head.leaf)
        elif head.sequence > self._sequences[place]:
            self._sequences[place] = head.sequence
            self.tree.replace(place, head.leaf)

    @property
    def root(self) -> str:
        return self.tree.root().hex()

    @property
    def page_firsts(self) -> list[int]:
        """The id of the first case below each node at PAGE_HEIGHT."""
        return list(self._ids[::PAGE])


def end_of(day: date) -> datetime:
    """The moment at which a day in Shanghai is over."""
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI)


def heads_of_page(day: date, first: int, after: int | None) -> list[Head]:
    """The cases below one node at the end of a day: ids from `first` up to before `after` (None: all that follow)."""
    return [Head(*row) for row in rows(_SOME_HEADS, [end_of(day), first, after or _NO_LAST_CASE])]


def day_by_day(first: date, last: date) -> Iterator[tuple[date, Standing]]:
    """Every day from `first` to `last` with all cases as they stood at its end; the same Standing each time, moved on.

    Two queries however many days: all heads on the first, then what was recorded since.
    """
    standing = Standing()
    for row in rows(_ALL_HEADS, [end_of(first)]):
        standing.put(Head(*row))
    yield first, standing
    day, ending = first + timedelta(days=1), end_of(first + timedelta(days=1))
    for *head, recorded_at in rows(_LATER, [end_of(first), end_of(last)]) if day <= last else ():
        while recorded_at >= ending:
            yield day, standing
            day, ending = day + timedelta(days=1), end_of(day + timedelta(days=1))
        standing.put(Head(*head))
    while day <= last:
        yield day, standing
        day += timedelta(days=1)
