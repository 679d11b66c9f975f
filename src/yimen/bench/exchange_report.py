"""The figures of `yimen bench exchange` for people and for programs."""

from collections.abc import Sequence
from dataclasses import asdict

from yimen.bench import figures
from yimen.bench.exchange import Measured

HEADINGS = ("seconds", "CPU s", "rows a second", "peak MB", "what it counted")
LEGEND = "{rows} rows of 8 columns. peak: the most that the process had held by then; the writing of the workbook is in the first."


def show(found: Sequence[Measured], rows: int) -> None:
    """Print the table."""
    figures.show(HEADINGS, [_row(each, rows) for each in found], LEGEND.format(rows=rows))


def as_json(found: Sequence[Measured], rows: int) -> str:
    """Every step."""
    return figures.as_json({"rows": rows, "steps": [asdict(each) for each in found]})


def _row(each: Measured, rows: int) -> list[str]:
    a_second = rows / each.seconds if each.seconds else 0
    return [
        f"{each.format}: {each.step}",
        f"{each.seconds:.1f}",
        f"{each.cpu:.1f}",
        f"{a_second:.0f}",
        f"{each.peak:.0f}",
        each.detail,
    ]
