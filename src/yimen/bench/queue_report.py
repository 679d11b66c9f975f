"""The figures of `yimen bench queue` for people and for programs."""

from dataclasses import asdict

from yimen.bench import figures
from yimen.bench.queue import Outcome, Plan

HEADINGS = ("calls", "a second", "p50 / p99 in ms", "pgbench a second", "ratio", "doubles", "lost", "places moved")
LEGEND = """\
{windows} officers in {processes} processes call {tickets} people until nobody waits; every call is looked at afterwards.
pgbench: the same statements in the same transactions from {windows} clients. places moved: between the order of calls and
the order of ranks at most; officers who call at the same time pass over what another has just locked."""


def show(outcome: Outcome, plan: Plan) -> None:
    """Print the table."""
    row = [
        str(outcome.calls),
        f"{outcome.per_second:.0f}",
        f"{outcome.p50:.1f} / {outcome.p99:.1f}",
        f"{outcome.alone_per_second:.0f}",
        f"{outcome.ratio:.2f}",
        str(outcome.doubles),
        str(outcome.lost),
        str(outcome.moved),
    ]
    figures.show(HEADINGS, [row], LEGEND.format(**vars(plan)))


def as_json(outcome: Outcome, plan: Plan) -> str:
    """Everything."""
    return figures.as_json(asdict(outcome) | {"ratio": outcome.ratio} | asdict(plan))
