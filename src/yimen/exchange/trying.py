"""Rows written by acts that may refuse them: what an act refuses becomes a finding of its rows."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.db import transaction
from django.utils.functional import Promise

from yimen.errors import Refusal
from yimen.exchange.fates import WRITTEN, Fate, Judged
from yimen.exchange.kinds import ListKind, RowWriter
from yimen.spreadsheets import Finding, error

# What is no fault of any row: the list cannot be changed at all now.
WHOLE_FILE = frozenset({"round_none_open"})


def try_to_write(kind: ListKind, writer: RowWriter, batch: Sequence[Judged]) -> None:
    """Write what is new and changed, owner by owner where not all can be written at once; the refused become wrong.

    Inside a transaction of the caller. Raises Refusal where the list cannot be changed at all (`WHOLE_FILE`).
    """
    groups = list(_groups(kind, batch))
    together = [judged for group in groups for judged in group]
    if not together or _refused(writer, together) is None:
        return
    for group in groups:
        refusal = _refused(writer, group)
        if refusal is not None:
            guilty, why = _guilty(writer, group, refusal)
            guilty.findings.append(finding_of(guilty.row.number, why))
            guilty.fate = Fate.WRONG


def _groups(kind: ListKind, batch: Sequence[Judged]) -> Iterator[list[Judged]]:
    """What is to be written, by owner; an owner with a wrong row waits until it is mended."""
    for _owner, rows in groupby(batch, key=lambda judged: kind.owner_of(judged.cells) or judged.row.number):
        group = list(rows)
        if not any(judged.wrong for judged in group):
            wanted = [judged for judged in group if judged.fate in WRITTEN]
            if wanted:
                yield wanted


def _refused(writer: RowWriter, rows: Sequence[Judged]) -> Refusal | None:
    """Write these rows, or none of them and the reason."""
    try:
        with transaction.atomic():
            writer.write([judged.cells for judged in rows])
    except Refusal as refusal:
        if refusal.code in WHOLE_FILE:
            raise
        return refusal
    return None


def _guilty(writer: RowWriter, group: Sequence[Judged], refusal: Refusal) -> tuple[Judged, Refusal]:
    """The row of the group that is refused for the same reason by itself; where none is, the first."""
    with transaction.atomic():
        for judged in group if len(group) > 1 else ():
            alone = _refused(writer, [judged])
            if alone is not None and alone.code == refusal.code:
                transaction.set_rollback(True)
                return judged, alone
        transaction.set_rollback(True)
    return group[0], refusal


def finding_of(number: int, refusal: Refusal) -> Finding:
    """What an act says against a row, as a finding that can be kept; `column` among its data: the cell that is meant."""
    told = {name: str(value) if isinstance(value, Promise) else value for name, value in refusal.data.items()}
    kept = {name: value if isinstance(value, str | int | float | bool) else str(value) for name, value in told.items()}
    return error(number, refusal.code, str(kept.pop("column", "")), **kept)
