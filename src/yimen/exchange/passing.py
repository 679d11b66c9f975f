"""One pass over a file: every row checked against the rules and against the list, and written where that is wanted.

The dry run, the import and the command line all go through here, some thousand rows at a time, so that memory stays flat
however long the list is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import connection, transaction

from yimen.exchange.fates import WRITTEN, Counts, Fate, Judged
from yimen.exchange.kinds import Cells, ListKind, Order, Rows, RowWriter
from yimen.exchange.trying import try_to_write
from yimen.spreadsheets import ColumnMapping, Heading, Row, Table, check_cells, check_marks, error, warning

BATCH = 1_000
MOST_TOGETHER = 5_000  # rows of one owner
MANY = BATCH  # rows written by one import after which the tables are counted anew


@dataclass
class Pass:
    """What is passed over, and for whom. seen: keys and the row where each stands first; owners: likewise, of those that ended."""

    table: Table
    heading: Heading
    mapping: ColumnMapping
    kind: ListKind
    order: Order
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    owners: dict[str, int] = field(default_factory=dict)

    def judge(self) -> Iterator[list[Judged]]:
        """Every row below the heading that is not empty, judged, in batches. Raises Refusal where the file breaks off."""
        assert self.kind.checker is not None
        checker = self.kind.checker(self.order)
        for batch in self._batches():
            good = [judged for judged in batch if not judged.wrong]
            results = checker.check([(judged.row.number, judged.cells) for judged in good])
            for judged, (cells, findings) in zip(good, results, strict=True):
                judged.cells = cells
                judged.findings += findings
            for judged in batch:
                self._refuse_second(judged)
            self._compare([judged for judged in good if not judged.wrong])
            yield batch

    def _batches(self) -> Iterator[list[Judged]]:
        """Some thousand rows at a time, those of one owner always in one batch."""
        batch: list[Judged] = []
        owner, began = "", 0
        for row in self.table.rows():
            if row.number <= self.heading.row or row.empty:
                continue
            judged = self._first_look(row)
            mine = self.kind.owner_of(judged.cells)
            if not mine or mine != owner:
                if owner:
                    self.owners.setdefault(owner, began)
                owner, began = mine, row.number
                self._refuse_apart(judged, owner)
                if len(batch) >= BATCH:
                    yield batch
                    batch = []
            elif len(batch) >= BATCH + MOST_TOGETHER:
                # Only a file that means no good has so many; it is not written, so that it does not matter where it is cut.
                judged.findings.append(
                    error(row.number, "row_too_many_together", self.kind.key[0], limit=MOST_TOGETHER)
                )
                yield batch
                batch = []
            batch.append(judged)
        if batch:
            yield batch

    def _first_look(self, row: Row) -> Judged:
        """What can be seen in the row itself."""
        columns, width = self.kind.read_columns, len(self.heading.names)
        cells, findings = check_cells(row.number, self.mapping.cells(row), columns)
        findings = [*check_marks(row, columns, self.mapping, width), *findings]
        return Judged(row, cells, findings)

    def _refuse_apart(self, judged: Judged, owner: str) -> None:
        """Rows of one owner come into the list in one step, so that they must not stand in two places of a file."""
        first = self.owners.get(owner)
        if owner and first is not None:
            name = self.kind.key[0]
            value = judged.cells.get(name, "")
            judged.findings.append(error(judged.row.number, "row_apart", name, value=value[:80], first=first))

    def _refuse_second(self, judged: Judged) -> None:
        """A key that stood above: which of the two rows is meant, nobody can tell."""
        number, key = judged.row.number, self.kind.key_of(judged.cells)
        first = self.seen.setdefault(key, number) if any(key) else number
        if first != number:
            value = " ".join(filter(None, key))[:120]
            judged.findings.append(error(number, "row_code_twice", self.kind.key[-1], value=value, first=first))

    def _compare(self, rows: Sequence[Judged]) -> None:
        """Against the list as it will stand, and what differs then against the list as it stands. A query each, whatever its length.

        What the list says already is no change, even where a draft says otherwise: that draft is somebody's work and stays.
        """
        self._compare_with(self.kind.drafted or self.kind.rows, rows)
        differing = [judged for judged in rows if judged.fate in WRITTEN]
        if self.kind.drafted is None or not differing:
            return
        fates = [(judged.fate, judged.differs) for judged in differing]
        self._compare_with(self.kind.rows, differing)
        for judged, (fate, differs) in zip(differing, fates, strict=True):
            if judged.fate is Fate.UNCHANGED:
                judged.findings.append(warning(judged.row.number, "row_draft_stays", self.kind.key[-1]))
            else:
                judged.fate, judged.differs = fate, differs

    def _compare_with(self, source: Rows, rows: Sequence[Judged]) -> None:
        first = self.kind.key[0]
        found = source(self.order.district, list(dict.fromkeys(judged.cells.get(first, "") for judged in rows)))
        known = {self.kind.key_of(cells): cells for cells in found}
        for judged in rows:
            before = known.get(self.kind.key_of(judged.cells))
            judged.differs = self._differences(judged, before) if before else ()
            judged.fate = Fate.NEW if before is None else Fate.CHANGED if judged.differs else Fate.UNCHANGED

    def _differences(self, judged: Judged, before: Cells) -> tuple[str, ...]:
        told = judged.cells
        return tuple(name for name in self.kind.compared if name in told and told[name] != normal(before[name]))


def normal(text: str) -> str:
    """A text of the list as a file would tell it: no blanks around it, one kind of line end."""
    return text.strip().replace("\r\n", "\n").replace("\r", "\n")


def look_through(
    work: Pass,
    on_rows: Callable[[list[Judged]], None] = lambda rows: None,
    progress: Callable[[int], None] = lambda row: None,
) -> Counts:
    """A dry run. on_rows: called with each batch; progress: with the number of the row reached. Nothing is written.

    Where the writer may refuse, each batch is written and taken back at once: the same rules judge now and later.
    """
    counts, writer = Counts(), _writer(work)
    for batch in work.judge():
        if work.kind.tried:
            with transaction.atomic():
                try_to_write(work.kind, writer, batch)
                transaction.set_rollback(True)
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
    with transaction.atomic():
        _prepare(work.kind)
        writer, counts = _writer(work), Counts()
        for batch in work.judge():
            if work.kind.tried:
                try_to_write(work.kind, writer, batch)
            for judged in batch:
                counts.take(judged)
            on_rows(batch)
            if not counts.wrong and not work.kind.tried:
                writer.write([judged.cells for judged in batch if judged.fate in WRITTEN])
            progress(batch[-1].row.number)
        if counts.wrong:
            transaction.set_rollback(True)
        elif counts.new + counts.changed >= MANY:
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE " + ", ".join(work.kind.tables))
    return counts


def _writer(work: Pass) -> RowWriter:
    assert work.kind.writer is not None
    return work.kind.writer(work.order)


def _prepare(kind: ListKind) -> None:
    """Within the transaction that writes: wait for others of this kind, and plan for lists that grow."""
    with connection.cursor() as cursor:
        # The list grows within this transaction and nobody counts it anew: by the old counts, reading it whole for each
        # thousand keys would seem cheap. Everything asked here is asked by keys that have an index.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"yimen.exchange.{kind.name}"])
