"""One pass over a file: every row checked against the rules and against the list, and written where that is wanted.

The dry run, the import and the command line all go through here, some thousand rows at a time, so that memory stays flat
however long the list is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice

from django.db import connection, transaction

from yimen.exchange.kinds import Cells, ListKind, Order
from yimen.spreadsheets import ColumnMapping, Finding, Heading, Level, Row, Table, check_cells, check_marks, error

BATCH = 1_000
MANY = BATCH  # rows written by one import after which the tables are counted anew


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WRONG = "wrong"


@dataclass
class Judged:
    """One row with its fate. cells: by key, in the one form of the list; differs: the columns in which it differs from the list."""

    row: Row
    cells: Cells
    findings: list[Finding]
    fate: Fate = Fate.WRONG
    differs: tuple[str, ...] = ()

    @property
    def wrong(self) -> bool:
        """Whether something stands against writing it."""
        return any(finding.level is Level.ERROR for finding in self.findings)


@dataclass
class Counts:
    """Rows by fate; warned: rows that are kept with a warning."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    wrong: int = 0
    warned: int = 0

    @property
    def rows(self) -> int:
        """All rows."""
        return self.new + self.changed + self.unchanged + self.wrong

    def take(self, judged: Judged) -> None:
        """Count one row."""
        setattr(self, judged.fate.value, getattr(self, judged.fate.value) + 1)
        if judged.findings and judged.fate is not Fate.WRONG:
            self.warned += 1


@dataclass
class Pass:
    """What is passed over, and for whom. seen: keys and the row where each stands first."""

    table: Table
    heading: Heading
    mapping: ColumnMapping
    kind: ListKind
    order: Order
    seen: dict[str, int] = field(default_factory=dict)

    def judge(self) -> Iterator[list[Judged]]:
        """Every row below the heading that is not empty, judged, in batches. Raises Refusal where the file breaks off."""
        assert self.kind.checker is not None
        checker = self.kind.checker(self.order)
        rows = (row for row in self.table.rows() if row.number > self.heading.row and not row.empty)
        while batch := [self._first_look(row) for row in islice(rows, BATCH)]:
            good = [judged for judged in batch if not judged.wrong]
            results = checker.check([(judged.row.number, judged.cells) for judged in good])
            for judged, (cells, findings) in zip(good, results, strict=True):
                judged.cells = cells
                judged.findings += findings
            for judged in batch:
                self._refuse_second(judged)
            self._compare([judged for judged in good if not judged.wrong])
            yield batch

    def _first_look(self, row: Row) -> Judged:
        """What can be seen in the row itself."""
        columns, width = self.kind.read_columns, len(self.heading.names)
        cells, findings = check_cells(row.number, self.mapping.cells(row), columns)
        findings = [*check_marks(row, columns, self.mapping, width), *findings]
        return Judged(row, cells, findings)

    def _refuse_second(self, judged: Judged) -> None:
        """A key that stood above: which of the two rows is meant, nobody can tell."""
        number, key = judged.row.number, judged.cells.get(self.kind.key, "")
        first = self.seen.setdefault(key, number) if key else number
        if first != number:
            judged.findings.append(error(number, "row_code_twice", self.kind.key, value=key, first=first))

    def _compare(self, rows: Sequence[Judged]) -> None:
        """Against the list as it stands. One query, whatever the list's length."""
        key = self.kind.key
        found = self.kind.rows(self.order.district, [judged.cells[key] for judged in rows])
        known = {cells[key]: cells for cells in found}
        for judged in rows:
            before = known.get(judged.cells[key])
            if before is None:
                judged.fate = Fate.NEW
                continue
            judged.differs = tuple(
                name
                for name in self.kind.compared
                if name in judged.cells and judged.cells[name] != normal(before[name])
            )
            judged.fate = Fate.CHANGED if judged.differs else Fate.UNCHANGED


def normal(text: str) -> str:
    """A text of the list as a file would tell it: no blanks around it, one kind of line end."""
    return text.strip().replace("\r\n", "\n").replace("\r", "\n")


def look_through(
    work: Pass,
    on_rows: Callable[[list[Judged]], None] = lambda rows: None,
    progress: Callable[[int], None] = lambda row: None,
) -> Counts:
    """A dry run. on_rows: called with each batch; progress: with the number of the row reached. Nothing is written."""
    counts = Counts()
    for batch in work.judge():
        for judged in batch:
            counts.take(judged)
        on_rows(batch)
        progress(batch[-1].row.number)
    return counts


def write_through(
    work: Pass,
    on_rows: Callable[[list[Judged]], None] = lambda rows: None,
    progress: Callable[[int], None] = lambda row: None,
) -> Counts:
    """The whole file into the list, or, where one row is wrong, nothing of it. One transaction.

    Whoever else writes a list of this kind waits for its end. on_rows hears of rows even where nothing is written.
    """
    assert work.kind.writer is not None
    with transaction.atomic():
        with connection.cursor() as cursor:
            # The list grows within this transaction and nobody counts it anew: by the old counts, reading it whole for each
            # thousand keys would seem cheap. Everything asked here is asked by keys that have an index.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"yimen.exchange.{work.kind.name}"])
        writer, counts = work.kind.writer(work.order), Counts()
        for batch in work.judge():
            for judged in batch:
                counts.take(judged)
            on_rows(batch)
            if not counts.wrong:
                writer.write([judged.cells for judged in batch if judged.fate in (Fate.NEW, Fate.CHANGED)])
            progress(batch[-1].row.number)
        if counts.wrong:
            transaction.set_rollback(True)
        elif counts.new + counts.changed >= MANY:
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE " + ", ".join(work.kind.tables))
    return counts
