"""The figures of `yimen bench replay` for people and for programs."""

from dataclasses import asdict
from operator import attrgetter

from yimen.bench import figures
from yimen.bench.replay import Outcome

HEADINGS = ("", "scenarios/s", "acts/s", "ratio")
LEGEND = """\
Medians of {rounds} rounds, lowest and highest in brackets. {scenarios} scenarios with {acts} acts, which end {ends}; one process.
Both read a line of JSON and write one, and every scenario ends as it must in both. The engine keeps the order of tasks; it knows
no roles, articles, arguments, time limits, stops, calendars and nothing that is deemed, all of which the replay tells."""


def show(outcome: Outcome) -> None:
    """Print the table."""
    ratio = figures.spread([each.ratio for each in outcome.rounds])
    rows = [_row(outcome, "yimen", "ours", ratio), _row(outcome, "SpiffWorkflow", "engine", "1")]
    ends = ", ".join(f"{state} ({number})" for state, number in outcome.ends.items())
    values = vars(outcome) | {"rounds": len(outcome.rounds), "ends": ends}
    figures.show(HEADINGS, rows, LEGEND.format(**values))


def as_json(outcome: Outcome) -> str:
    """Every round, and the medians."""
    rounds = [asdict(each) | {"ratio": each.ratio} for each in outcome.rounds]
    medians = {name: outcome.of(attrgetter(name)) for name in ("ours", "engine", "ratio")}
    return figures.as_json(vars(outcome) | {"rounds": rounds, "medians": medians})


def _row(outcome: Outcome, title: str, name: str, ratio: str) -> list[str]:
    rate = outcome.of(attrgetter(name))
    return [title, f"{rate:,.0f}", f"{rate * outcome.acts / outcome.scenarios:,.0f}", ratio]
