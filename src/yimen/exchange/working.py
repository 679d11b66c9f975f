"""What checking and writing an import have in common: the file opened, findings kept, counts and progress written down."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from time import monotonic

from django.db import connection

from yimen.exchange import files
from yimen.exchange.fates import Counts, Judged
from yimen.exchange.kinds import Order, kind_named
from yimen.exchange.models import ImportFinding, ImportRun
from yimen.exchange.passing import Pass
from yimen.procedure import Actor, Role
from yimen.spreadsheets import ColumnMapping, Heading, open_table

SECONDS_BETWEEN = 1.0


@contextmanager
def opened(run: ImportRun, now: datetime) -> Iterator[Pass]:
    """The run's file, ready to be passed over. Raises Refusal as `open_table` does, and import_file_lost."""
    kind = kind_named(run.kind, importable=True)
    order = Order(run.district, now, _importer(run), f"导入 {run.file_name}"[:500])
    heading, mapping = Heading(run.heading_row, tuple(run.heading)), ColumnMapping(run.mapping)
    with (
        files.on_disk(run.path, run.file_name) as path,
        open_table(path, sheet=run.sheet, name=run.file_name) as table,
    ):
        yield Pass(table, heading, mapping, kind, order)


def _importer(run: ImportRun) -> Actor:
    """Whoever confirmed it, or, before that, handed it in. Whoever may import drafts as the reform office does."""
    who, name = (run.confirmed_by, run.confirmed_name) if run.confirmed_by else (run.who, run.name)
    return Actor(who, name, frozenset({Role.REFORM_OFFICE}))


def keep_findings(run: ImportRun, rows: Iterable[Judged], mapping: ColumnMapping) -> None:
    """Write down what was found in these rows."""
    ImportFinding.objects.bulk_create(
        [
            ImportFinding(
                run=run,
                row=finding.row,
                place=finding.place(mapping)[:12],
                level=finding.level.value,
                code=finding.code,
                params=dict(finding.params),
            )
            for judged in rows
            for finding in judged.findings
        ],
        batch_size=1_000,
    )


def take_counts(run: ImportRun, counts: Counts) -> None:
    """The counts of a pass into the run, not saved."""
    run.new, run.changed, run.unchanged = counts.new, counts.changed, counts.unchanged
    run.wrong, run.warned, run.done = counts.wrong, counts.warned, run.total


class Progress:
    """Writes how far the work has come, once a second at most, beside the transaction that does the work.

    A connection of its own: what a transaction has written, nobody sees before its end. apart: False in the transaction
    itself, where somebody else's would not see the run.
    """

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.last = monotonic()
        self.beside = connection.copy() if not connection.in_atomic_block else None

    def __call__(self, row: int) -> None:
        if self.beside is None or monotonic() - self.last < SECONDS_BETWEEN:
            return
        self.last = monotonic()
        with self.beside.cursor() as cursor:
            cursor.execute(
                "UPDATE exchange_importrun SET done = %s, moved_at = clock_timestamp() WHERE id = %s",
                [row, self.run.pk],
            )

    def close(self) -> None:
        """Give the connection back."""
        if self.beside is not None:
            self.beside.close()
