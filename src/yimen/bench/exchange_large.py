"""A file that is far too large: how fast it is refused, and what reading it would cost were the limit lifted. Nothing stays."""

import csv
import multiprocessing
import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from yimen.bench.exchange import DISTRICT, HEADING, ORGAN, Measured, count, timed, told
from yimen.errors import Refusal
from yimen.exchange import files
from yimen.exchange.fates import Counts
from yimen.exchange.kinds import Order, kind_named
from yimen.exchange.local import OPERATOR
from yimen.exchange.passing import Pass, look_through
from yimen.exchange.reading import propose_reading
from yimen.spreadsheets import Limits, WorkbookWriter, open_table

ROWS = 150_000
MEGABYTE = 1_000_000
LIFTED = Limits(size=2_000 * MEGABYTE, unpacked=10_000 * MEGABYTE, part=5_000 * MEGABYTE)
# Of the bytes of such texts this share is left when a workbook has packed them; found by packing some.
PACKED = 0.62


def run(megabytes: int, now: datetime, tell: Callable[[str], None]) -> list[Measured]:
    """Refuse a CSV file and a workbook of this size, then read and judge them without the limit, told step by step."""
    found: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder:
        for format, write in (("csv", _write_csv), ("xlsx", _write_xlsx)):
            path = Path(folder) / f"large.{format}"
            _elsewhere(write, path, megabytes)
            tell(f"{format}, {path.stat().st_size / MEGABYTE:.1f} MB")
            for each in _measure(format, path, now):
                tell(
                    f"{format}, {each.step}: {each.seconds:.1f} s, {each.cpu:.1f} s CPU, {each.peak:.0f} MB, {each.detail}"
                )
                found.append(each)
    return found


def _measure(format: str, path: Path, now: datetime) -> Iterator[Measured]:
    yield timed(format, "refused from the disk", lambda: _refused(lambda: open_table(path)))
    yield timed(format, "refused while it is uploaded", lambda: _refused(lambda: _uploaded(path)))
    yield timed(format, "without the limit: read alone", lambda: f"{count(path, LIFTED)} rows")
    yield timed(format, "without the limit: dry run", lambda: told(_judged(path, now)))


def _refused(work: Callable[[], object]) -> str:
    try:
        work()
    except Refusal as refusal:
        return str(refusal)
    return "not refused"


def _uploaded(path: Path) -> None:
    with path.open("rb") as file:
        files.keep(file, path.name)


def _judged(path: Path, now: datetime) -> Counts:
    kind = kind_named("services")
    with open_table(path, limits=LIFTED) as table:
        proposal = propose_reading(table, kind)
        order = Order(DISTRICT, now, OPERATOR, "bench", operator=True)
        return look_through(Pass(table, proposal.heading, proposal.mapping, kind, order))


def _elsewhere(write: Callable[[Path, int], None], path: Path, megabytes: int) -> None:
    """In a process of its own, so that the memory of the writer is not taken for the reader's."""
    process = multiprocessing.get_context("fork").Process(target=write, args=(path, megabytes))
    process.start()
    process.join()


def _rows(characters: int) -> Iterator[tuple[str, ...]]:
    """Rows with names of this many Chinese characters, which hardly repeat, so that they cannot be packed to nothing."""
    dice = random.Random(7)
    pool = "".join(map(chr, dice.choices(range(0x4E00, 0x9FA6), k=2_000_000)))
    for each in range(ROWS):
        code = f"511A{each:010d}-{DISTRICT}000000-000-{ORGAN}-1-00"
        at = dice.randrange(len(pool) - 2 * characters)
        names = pool[at : at + characters], pool[at + characters : at + 2 * characters]
        yield f"第{each % 40}局", names[0], names[1], f"{DISTRICT}000000", code, "01", ORGAN, ""


def _characters(megabytes: float) -> int:
    """Of each of two names, so that all rows come to this many megabytes; a character is three bytes, the rest of a row about 110."""
    return min(480, max(1, int((megabytes * MEGABYTE / ROWS - 110) / 6)))


def _write_csv(path: Path, megabytes: int) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADING)
        writer.writerows(_rows(_characters(megabytes)))


def _write_xlsx(path: Path, megabytes: int) -> None:
    book = WorkbookWriter("bench", HEADING)
    book.add_all(_rows(_characters(megabytes / PACKED)))
    with book.saved() as file, path.open("wb") as out:
        while chunk := file.read(1 << 20):
            out.write(chunk)
