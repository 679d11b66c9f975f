"""The figures of `yimen bench prereview` for people and for programs."""

from dataclasses import asdict

from yimen.bench import figures
from yimen.bench.prereview import Outcome

HEADINGS = ("rule", "right", "false", "missed")
LEGEND = """\
right: told and so. false: told and not so. missed: so and not told; where any of several rules may tell a fault, under the first.
All findings: precision {precision:.3f}, recall {recall:.3f}.
Those called probable: precision {sure_precision:.3f}, recall {sure_recall:.3f}.
{whole} of {documents} documents without any mistake. Fields read to the last character: {fields}.
{pages:.1f} pages a minute in one process on one core; the models are loaded before."""


def show(outcome: Outcome) -> None:
    """Print the table, its legend, and every mistake."""
    rows = [
        [rule, str(score.right), str(score.false), str(score.missed)] for rule, score in sorted(outcome.rules.items())
    ]
    figures.show(HEADINGS, rows, _legend(outcome))
    for name, mistake in outcome.mistakes:
        print(f"  {name}: {mistake}")


def as_json(outcome: Outcome) -> str:
    """Every figure."""
    return figures.as_json(
        {
            **asdict(outcome),
            "precision": outcome.all.precision,
            "recall": outcome.all.recall,
            "sure_precision": outcome.sure.precision,
            "sure_recall": outcome.sure.recall,
            "pages_a_minute": outcome.pages_a_minute,
        }
    )


def _legend(outcome: Outcome) -> str:
    fields = ", ".join(f"{kind} {counted.right} of {counted.total}" for kind, counted in outcome.fields.items())
    return LEGEND.format(
        precision=outcome.all.precision,
        recall=outcome.all.recall,
        sure_precision=outcome.sure.precision,
        sure_recall=outcome.sure.recall,
        whole=outcome.whole,
        documents=outcome.documents,
        fields=fields,
        pages=outcome.pages_a_minute,
    )
