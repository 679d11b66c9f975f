"""The figures of `yimen bench search` for people and for programs."""

from dataclasses import asdict

from yimen.bench import figures
from yimen.bench.finding import Outcome

HEADINGS = ("ms", "texts", "p50", "p99", "longest", "broken off")
LEGEND = """\
{services} services, {powers} powers, {duties} responsibilities: {documents} documents, {megabytes:.1f} MB, made in {seconds:.1f} s.
{rows} generated rows: {rows_megabytes:.0f} MB, made in {rows_seconds:.0f} s. One reader; each text once, after twenty that are not counted.
A page: twenty hits, their number and the numbers beside every filter. pg_trgm: twenty rows by similarity and their number.
broken off: queries that took longer than five seconds; they count as five seconds."""


def show(outcome: Outcome) -> None:
    """Print the shares, then the table."""
    for share in outcome.shares:
        print(
            f"{share.file}: {share.found} of {share.asked} among the first three, {100 * share.found / share.asked:.1f} %"
        )
    rows = [
        [
            each.name,
            str(each.texts),
            f"{each.times.p50:.2f}",
            f"{each.times.p99:.2f}",
            f"{each.longest:.2f}",
            str(each.cut or ""),
        ]
        for each in outcome.measured
    ]
    figures.show(HEADINGS, rows, LEGEND.format(**vars(outcome)))


def as_json(outcome: Outcome) -> str:
    """Every figure."""
    return figures.as_json(asdict(outcome))
