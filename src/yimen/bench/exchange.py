"""How long a long list takes on its way in, and how much memory: the same rows as CSV and as xlsx. Nothing of it stays."""

import csv
import resource
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter, process_time

from django.db import transaction

from yimen.exchange.exporting import as_csv, as_workbook
from yimen.exchange.fates import Counts
from yimen.exchange.kinds import kind_named
from yimen.exchange.local import Outcome, import_file
from yimen.spreadsheets import LIMITS, Limits, WorkbookWriter, open_table

DISTRICT = "990101"
ORGAN = "11511301008778183N"
HEADING = ("department", "main_item", "item_name", "area_code", "item_code", "task_type", "dept_code", "name_en")


@dataclass(frozen=True)
class Measured:
    """One step. cpu: seconds of them that this process worked itself, whatever else ran on the machine; peak: the most memory that it
    had held by its end, in MB; detail: what it counted."""

    format: str
    step: str
    seconds: float
    cpu: float
    peak: float
    detail: str


def run(rows: int, now: datetime, tell: Callable[[str], None] = lambda text: None) -> list[Measured]:
    """Write the files, read them, judge them, import them, import them again, take them out; then undo it all.

    The database must be one that nobody works with meanwhile: the import holds one transaction.
    """
    found: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder:
        files = {"csv": Path(folder) / "list.csv", "xlsx": Path(folder) / "list.xlsx"}
        _write_csv(files["csv"], rows)
        _write_xlsx(files["xlsx"], rows)
        for format, path in files.items():
            tell(f"{format}, {path.stat().st_size / 1e6:.1f} MB")
            found += _measure(format, path, now)
    return found


def _measure(format: str, path: Path, now: datetime) -> Iterator[Measured]:
    yield timed(format, "read alone", lambda: f"{count(path)} rows")
    yield timed(format, "dry run", lambda: told(_brought(path, now, dry_run=True).counts))
    with transaction.atomic():
        yield timed(format, "import", lambda: told(_brought(path, now).counts))
        yield timed(format, "import again", lambda: told(_brought(path, now).counts))
        yield timed(format, "export", lambda: _exported(format))
        transaction.set_rollback(True)


def timed(format: str, step: str, work: Callable[[], str]) -> Measured:
    """One step. work: gives what it counted."""
    begin, worked = perf_counter(), process_time()
    detail = work()
    seconds, cpu = perf_counter() - begin, process_time() - worked
    return Measured(format, step, seconds, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, detail)


def count(path: Path, limits: Limits = LIMITS) -> int:
    """How many rows a file has, when nothing is done but read."""
    with open_table(path, limits=limits) as table:
        return sum(1 for _row in table.rows())


def _brought(path: Path, now: datetime, *, dry_run: bool = False) -> Outcome:
    return import_file(path, kind_named("services"), DISTRICT, now=now, dry_run=dry_run)


def told(counts: Counts) -> str:
    """The rows by what became of them."""
    return f"{counts.new} new, {counts.changed} changed, {counts.unchanged} unchanged, {counts.wrong} wrong"


def _exported(format: str) -> str:
    kind = kind_named("services")
    if format == "csv":
        return f"{sum(len(line.encode()) for line in as_csv(kind, DISTRICT)) / 1e6:.1f} MB"
    with as_workbook(kind, DISTRICT) as book:
        return f"{book.seek(0, 2) / 1e6:.1f} MB"


def _rows(number: int) -> Iterator[tuple[str, ...]]:
    """Rows as a district's list has them: 40 departments, a main item for ten services each."""
    for each in range(number):
        code = f"511A{each:010d}-{DISTRICT}000000-000-{ORGAN}-1-00"
        department, main, name = f"第{each % 40}局", f"第{each // 10}项", f"某类经营活动行政许可（第{each}号）"
        yield department, main, name, f"{DISTRICT}000000", code, "01", ORGAN, f"Licence of kind {each}"


def _write_csv(path: Path, number: int) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADING)
        writer.writerows(_rows(number))


def _write_xlsx(path: Path, number: int) -> None:
    book = WorkbookWriter("bench", HEADING)
    book.add_all(_rows(number))
    with book.saved() as file:
        path.write_bytes(file.read())
