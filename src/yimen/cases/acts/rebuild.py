"""Make the projection anew from the ledger, for one case or all, and say where the two differ."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import transaction

from yimen.cases.chains import chain_faults
from yimen.cases.models import Case
from yimen.cases.projections import UNREADABLE, Compared, Difference, compare
from yimen.ledger.chain import Break

__all__ = ["Difference", "broken_chain", "differences", "rebuild", "rebuild_many"]

Progress = Callable[[int], None]


def rebuild_many(
    numbers: Iterable[str] | None = None, *, only_compare: bool = False, progress: Progress = lambda cases: None
) -> Iterator[Difference]:
    """Put the rows of all cases (or of these) right, a batch at a time; gives every difference, mended or not.

    Rows that agree are read without a lock and not written. A case whose events cannot be read is told and left alone.
    """
    for batch in compare(numbers):
        wrong = [each.number for each in batch if each.differences]
        found = batch if only_compare or not wrong else _mend(wrong)
        for each in found:
            yield from each.differences
        progress(len(batch))


def differences(number: str) -> list[Difference]:
    """Where the stored row of a case is not what its events say; empty: they agree."""
    return list(rebuild_many([number], only_compare=True))


def rebuild(number: str) -> list[Difference]:
    """Put the row of a case right, under its lock; returns what was changed."""
    return list(rebuild_many([number]))


def broken_chain(number: str) -> Break | None:
    """The first place where the hash chain of a case does not hold; None: it holds from end to end."""
    fault = next(chain_faults([number]), None)
    return Break(fault.sequence, fault.reason) if fault else None


def _mend(numbers: list[str]) -> list[Compared]:
    """Compare again under lock, since acts may have moved these cases, and write what differs in one statement."""
    with transaction.atomic():
        locked = Case.objects.select_for_update().filter(number__in=numbers).order_by("id")
        cases = {case.number: case for case in locked}
        found = [each for batch in compare(numbers) for each in batch]
        changed: dict[str, dict[str, Any]] = {
            each.number: {one.column: one.computed for one in each.differences if one.column != UNREADABLE}
            for each in found
        }
        for number, values in changed.items():
            for column, value in values.items():
                setattr(cases[number], column, value)
        columns = sorted({column for values in changed.values() for column in values})
        if columns:
            Case.objects.bulk_update([cases[number] for number, values in changed.items() if values], columns)
    return found
