"""The figures of `yimen bench consult` for people and for programs."""

from yimen.bench import figures
from yimen.bench.consult import Outcome, Plan, summary

HEADINGS = ("p50 ms", "p99 ms")
WORDS = {
    "sent": "the officer's request answered",
    "told": "the visitor's page told, over its stream",
    "shown": "the words fetched by the page",
}
LEGEND = (
    "{streams} open streams, {messages} messages in {seconds:.0f} seconds, none lost. Push process: {memory:.0f} MB of its own "
    "({memory_empty:.0f} without pages), {busy:.0%} of one processor; all streams open after {opening:.1f} s."
)


def show(outcome: Outcome, plan: Plan) -> None:
    """Print the table."""
    told = summary(outcome)
    rows = [
        [words, *(f"{told['milliseconds'][name][part]:.1f}" for part in ("p50", "p99"))]
        for name, words in WORDS.items()
    ]
    figures.show(HEADINGS, rows, LEGEND.format(**told))


def as_json(outcome: Outcome, plan: Plan) -> str:
    """Everything, with the plan."""
    return figures.as_json({"plan": vars(plan)} | summary(outcome))
