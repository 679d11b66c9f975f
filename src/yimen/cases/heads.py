"""Where every case stood at the end of a day: the leaves of that day's tree. Permits stand in a tree of the same kind.

All cases ever are leaves of every day's tree, not only those that moved: so the newest root alone proves the state of
any case, and a case cannot be dropped in silence. A case is in when an event of it was recorded (`recorded_at`, not
`at`: what is entered late must not change the root of a day that is over), and it stands at its highest event by then.
Leaves are in the order in which the cases were opened (their ids).
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from yimen.clock.dates import SHANGHAI
from yimen.ledger import merkle, trees
from yimen.ledger.streaming import rows
from yimen.ledger.trees import Subjects

# Nodes ten levels up stand over 1,024 cases each: few enough to keep for every day, and to count again for one proof.
PAGE_HEIGHT = 10
PAGE = 1 << PAGE_HEIGHT

CASES = Subjects("cases_case", "cases_caseevent", "case_id")

_HEADS = """
    SELECT c.id, c.number, head.sequence, head.hash FROM {table} c CROSS JOIN LATERAL (
        SELECT e.sequence, e.hash FROM {events} e
        WHERE e.{key} = c.id AND e.recorded_at < %s ORDER BY e.sequence DESC LIMIT 1) head"""
_ALL_HEADS = _HEADS + " ORDER BY c.id"
_SOME_HEADS = _HEADS + " WHERE c.id >= %s AND c.id < %s ORDER BY c.id"
_LATER = """
    SELECT e.{key}, c.number, e.sequence, e.hash, e.recorded_at
    FROM {events} e JOIN {table} c ON c.id = e.{key}
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


def _asked(query: str, of: Subjects) -> str:
    """The query about these tables; their names stand in the code, never in what somebody typed."""
    return query.format(table=of.table, events=of.events, key=of.key)


def heads_of_page(day: date, first: int, after: int | None, of: Subjects = CASES) -> list[Head]:
    """The cases below one node at the end of a day: ids from `first` up to before `after` (None: all that follow)."""
    return [Head(*row) for row in rows(_asked(_SOME_HEADS, of), [end_of(day), first, after or _NO_LAST_CASE])]


def day_by_day(first: date, last: date, of: Subjects = CASES) -> Iterator[tuple[date, Standing]]:
    """Every day from `first` to `last` with all cases as they stood at its end; the same Standing each time, moved on.

    Two queries however many days: all heads on the first, then what was recorded since.
    """
    standing = Standing()
    for row in rows(_asked(_ALL_HEADS, of), [end_of(first)]):
        standing.put(Head(*row))
    yield first, standing
    day, ending = first + timedelta(days=1), end_of(first + timedelta(days=1))
    for *head, recorded_at in rows(_asked(_LATER, of), [end_of(first), end_of(last)]) if day <= last else ():
        while recorded_at >= ending:
            yield day, standing
            day, ending = day + timedelta(days=1), end_of(day + timedelta(days=1))
        standing.put(Head(*head))
    while day <= last:
        yield day, standing
        day += timedelta(days=1)


def both_by_day(first: date, last: date) -> Iterator[tuple[date, Standing, Standing | None]]:
    """Every day with all cases and, where the platform has them, all permits as they stood at its end."""
    permits = trees.permits()
    beside = day_by_day(first, last, permits) if permits else None
    for day, cases in day_by_day(first, last):
        yield day, cases, next(beside)[1] if beside else None


def way_to_root(
    subject: int, day: date, firsts: list[int], nodes: bytes, of: Subjects = CASES
) -> tuple[Head, list[merkle.Step]] | None:
    """One subject in the tree of a day, and the way from it up to the root: counts its page of the tree, not the whole.

    firsts, nodes  of the day's root, as it was stored. None where the subject does not stand there.
    """
    page = bisect_right(firsts, subject) - 1
    if page < 0:
        return None
    heads = heads_of_page(day, firsts[page], firsts[page + 1] if page + 1 < len(firsts) else None, of)
    place = next((place for place, head in enumerate(heads) if head.case_id == subject), None)
    if place is None or len(heads) > PAGE:
        return None
    upper = [nodes[start : start + merkle.SIZE] for start in range(0, len(nodes), merkle.SIZE)]
    return heads[place], [*merkle.path_of([head.leaf for head in heads], place), *merkle.path_of(upper, page)]
