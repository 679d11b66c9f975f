"""The figures of `yimen bench clock` for people and for programs."""

from dataclasses import asdict
from operator import attrgetter
from typing import Any

from yimen.bench import figures
from yimen.bench.clock import Outcome

HEADINGS = ("", "clocks/s", "seconds for all", "to numpy's busdays", "to one by one")
LEGEND = """\
Medians of {rounds} rounds, lowest and highest in brackets. {clocks} clocks with {stops} stops; one by one: {sample} of them.
Read: last day, days used and left, standing or not, colour. All columns of both ways agree, and the single clocks with them.
Columns in: {columns:.0f} MB, out: {results:.0f} MB, at most held on the way: {peak:.0f} MB."""
MEGA = 1e6


def show(outcome: Outcome) -> None:
    """Print the table."""
    values = vars(outcome) | {
        "rounds": len(outcome.rounds),
        "columns": outcome.columns / MEGA,
        "results": outcome.results / MEGA,
        "peak": outcome.peak / MEGA,
    }
    figures.show(HEADINGS, _rows(outcome), LEGEND.format(**values))


def as_json(outcome: Outcome) -> str:
    """Every round, and the medians."""
    ratios = ("many_to_busdays", "plain_to_busdays", "many_to_run")
    rounds = [asdict(each) | {name: getattr(each, name) for name in ratios} for each in outcome.rounds]
    whole: dict[str, Any] = vars(outcome) | {
        "rounds": rounds,
        "medians": {name: outcome.of(attrgetter(name)) for name in rounds[0]},
    }
    return figures.as_json(whole)


def _rows(outcome: Outcome) -> list[list[str]]:
    to_run = figures.spread([each.many_to_run for each in outcome.rounds], "{:.0f}")
    to_busdays = figures.spread([each.many_to_busdays for each in outcome.rounds])
    plain = figures.spread([each.plain_to_busdays for each in outcome.rounds])
    return [
        _row(outcome, "one by one, last day only", "due_date", "", ""),
        _row(outcome, "one by one", "run", "", "1"),
        _row(outcome, "together", "many", to_busdays, to_run),
        _row(outcome, "numpy's busdays", "busdays", "1", ""),
        _row(outcome, "together, no stops", "many_plain", plain, ""),
        _row(outcome, "numpy's busdays, no stops", "busdays_plain", "1", ""),
    ]


def _row(outcome: Outcome, title: str, name: str, to_busdays: str, to_run: str) -> list[str]:
    rate = outcome.of(attrgetter(name))
    return [title, f"{rate:,.0f}", f"{outcome.clocks / rate:.2f}", to_busdays, to_run]
