"""The figures of `yimen bench acts` for people and for programs."""

import json
import os
import statistics
from collections.abc import Callable
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from yimen.bench.acts import Compared, Outcome, Plan

COLUMNS: tuple[tuple[str, Callable[[Compared], float], str], ...] = (
    ("acts/s", lambda each: each.per_second, "{:.0f}"),
    ("pgbench/s", lambda each: each.ceiling.per_second, "{:.0f}"),
    ("ratio", lambda each: each.ratio, "{:.2f}"),
    ("of costs", lambda each: each.ratio_of_costs, "{:.2f}"),
    ("python ms", lambda each: each.python / each.acts * 1000, "{:.2f}"),
    ("database ms", lambda each: each.database / each.acts * 1000, "{:.2f}"),
    ("alone ms", lambda each: each.cost_alone, "{:.2f}"),
    ("round trips", lambda each: each.round_trips, "{:.0f}"),
)
LEGEND = """\
Medians of {rounds} rounds of {seconds} s on {cores} cores: in process by {processes} processes, over HTTP with {connections} connections,
and pgbench each time from as many clients. ratio: acts/s over pgbench/s, lowest to highest in brackets.
python ms, database ms: processor time an act; alone ms: of a run by pgbench, itself and database; of costs: the ratio of these.
round trips: statements an act, BEGIN and COMMIT among them.
fsync {fsync}, synchronous_commit {synchronous_commit}; every chain holds: {cases} cases, {events} events computed again."""


def show(outcome: Outcome, plan: Plan) -> None:
    """Print the table."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    for heading, _figure, _form in COLUMNS:
        table.add_column(heading, justify="right", no_wrap=True)
    for name, rounds in _groups(outcome).items():
        table.add_row(name, *(_cell(heading, figure, form, rounds) for heading, figure, form in COLUMNS))
    console = Console(highlight=False)
    console.width = max(console.width, 140)
    console.print(table)
    values = asdict(plan) | outcome.durability | asdict(outcome.checked)
    console.print(LEGEND.format(**values, cores=os.cpu_count()), markup=False, style="dim", soft_wrap=True)


def as_json(outcome: Outcome, plan: Plan) -> str:
    """Every figure of every round, and the medians."""
    derived = ("ratio", "ratio_of_costs", "cost", "cost_alone")
    whole = {
        "plan": asdict(plan),
        "cores": os.cpu_count(),
        "database": outcome.durability,
        "checked": asdict(outcome.checked),
        "rounds": [asdict(each) | {name: getattr(each, name) for name in derived} for each in outcome.compared],
        "medians": {
            name: {heading: round(statistics.median(map(figure, rounds)), 4) for heading, figure, _form in COLUMNS}
            for name, rounds in _groups(outcome).items()
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _groups(outcome: Outcome) -> dict[str, list[Compared]]:
    groups: dict[str, list[Compared]] = {}
    for each in outcome.compared:
        groups.setdefault(f"{each.scenario}, {each.way}", []).append(each)
    return groups


def _cell(heading: str, figure: Callable[[Compared], float], form: str, rounds: list[Compared]) -> str:
    values = [figure(each) for each in rounds]
    middle = form.format(statistics.median(values))
    if heading not in ("ratio", "of costs") or len(rounds) == 1:
        return middle
    return f"{middle} ({form.format(min(values))}–{form.format(max(values))})"
