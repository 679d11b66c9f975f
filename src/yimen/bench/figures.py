"""A small table with what its figures mean, or the same for programs: for the benchmarks of one process."""

import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

NARROWEST = 180


def show(headings: Sequence[str], rows: Sequence[Sequence[str]], legend: str) -> None:
    """Print rows under their headings, the first column to the left; the legend under them."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="right" if place else "left", no_wrap=True)
    for row in rows:
        table.add_row(*map(escape, row))
    console = Console(highlight=False)
    console.width = max(console.width, NARROWEST)
    console.print(table)
    console.print(legend, markup=False, style="dim", soft_wrap=True)


def as_json(whole: dict[str, Any]) -> str:
    """The figures as JSON text."""
    return json.dumps(whole, ensure_ascii=False, indent=2)


def spread(values: Sequence[float], form: str = "{:.2f}") -> str:
    """The middle of the rounds with the lowest and the highest: "3.99 (3.55–4.10)"."""
    low, middle, high = min(values), sorted(values)[len(values) // 2], max(values)
    told = form.format(middle)
    return told if len(values) == 1 else f"{told} ({form.format(low)}–{form.format(high)})"
