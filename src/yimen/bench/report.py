"""The figures of a benchmark for people and for programs."""

import json
import os
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.table import Table

from yimen.bench.http import Measured, Outcome, Plan

Figure = Callable[[Measured], float]

COLUMNS: tuple[tuple[str, Figure, str], ...] = (
    ("requests/s", lambda each: each.load.per_second, "{:.0f}"),
    ("p50 ms", lambda each: each.load.p50, "{:.1f}"),
    ("p99 ms", lambda each: each.load.p99, "{:.1f}"),
    ("errors", lambda each: each.load.errors, "{:.0f}"),
    ("pgbench/s", lambda each: each.ceiling.per_second, "{:.0f}"),
    ("ratio", lambda each: each.ratio, "{:.2f}"),
    ("of costs", lambda each: each.ratio_of_costs, "{:.2f}"),
    ("server ms", lambda each: each.busy.server / each.load.requests * 1000, "{:.2f}"),
    ("database ms", lambda each: each.busy.database / each.load.requests * 1000, "{:.2f}"),
    ("alone ms", lambda each: each.cost_alone, "{:.2f}"),
    ("wrk cpu", lambda each: each.load.maker / each.load.seconds, "{:.0%}"),
)
LEGEND = """\
Medians of {rounds} rounds of {seconds} s with {connections} connections on {cores} cores.
ratio: requests/s over pgbench/s, lowest to highest in brackets. server ms, database ms: processor time a request;
alone ms: of a run by pgbench, itself and database; of costs: the ratio of these, which others on the machine disturb less.
wrk cpu: share of one core that the load maker took itself.
fsync {fsync}, synchronous_commit {synchronous_commit}; every chain holds: {cases} cases, {events} events computed again."""


def show(outcome: Outcome, plan: Plan) -> None:
    """Print the table."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    for heading, _figure, _form in COLUMNS:
        table.add_column(heading, justify="right", no_wrap=True)
    for name, rounds in _by_scenario(outcome.measured):
        table.add_row(name, *(_cell(heading, figure, form, rounds) for heading, figure, form in COLUMNS))
    console = Console(highlight=False)
    console.width = max(console.width, 140)
    console.print(table)
    values = asdict(plan) | outcome.durability | asdict(outcome.checked)
    console.print(LEGEND.format(**values, cores=os.cpu_count()), markup=False, style="dim", soft_wrap=True)


def as_json(outcome: Outcome, plan: Plan) -> str:
    """Every figure of every round, and the medians."""
    whole = {
        "plan": asdict(plan),
        "cores": os.cpu_count(),
        "database": outcome.durability,
        "checked": asdict(outcome.checked),
        "rounds": [_plain(each) for each in outcome.measured],
        "medians": {
            name: {heading: round(_median(figure, rounds), 4) for heading, figure, _form in COLUMNS}
            for name, rounds in _by_scenario(outcome.measured)
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _by_scenario(found: Sequence[Measured]) -> list[tuple[str, list[Measured]]]:
    order = list(dict.fromkeys(each.scenario for each in found))
    ordered = sorted(found, key=lambda each: order.index(each.scenario))
    return [(name, list(rounds)) for name, rounds in groupby(ordered, key=lambda each: each.scenario)]


def _median(figure: Figure, rounds: Sequence[Measured]) -> float:
    return statistics.median(map(figure, rounds))


def _cell(heading: str, figure: Figure, form: str, rounds: Sequence[Measured]) -> str:
    middle = form.format(_median(figure, rounds))
    if heading not in ("ratio", "of costs") or len(rounds) == 1:
        return middle
    values = [figure(each) for each in rounds]
    return f"{middle} ({form.format(min(values))}–{form.format(max(values))})"


def _plain(each: Measured) -> dict[str, Any]:
    return {
        "scenario": each.scenario,
        "address": each.address,
        "http": asdict(each.load) | {"per_second": each.load.per_second, "errors": each.load.errors},
        "busy": asdict(each.busy),
        "pgbench": asdict(each.ceiling),
        "busy_alone": asdict(each.busy_alone),
        "ratio": each.ratio,
        "ratio_of_costs": each.ratio_of_costs,
    }
