"""The figures of `yimen bench lists` for people and for programs."""

from dataclasses import asdict

from yimen.bench import figures
from yimen.bench.lists import Outcome, Read

HEADINGS = ("p50 / p99 in ms", "queries", "HTTP", "functions", "SQL", "SQL/HTTP", "read by")
LEGEND = """\
{cases} cases, {open} of them open, {department} in the department of the desk; written in {seconds:.0f} s. One reader, {times} times each.
functions: the query functions in process, with the ORM. SQL: the page's statements alone, by psycopg.
SQL/HTTP: the part of the whole time that the statements take. read by: indexes on cases in the plans; "all rows": the table is read whole."""


def show(outcome: Outcome, times: int) -> None:
    """Print the table."""
    figures.show(HEADINGS, [_row(each) for each in outcome.pages], LEGEND.format(**vars(outcome), times=times))


def as_json(outcome: Outcome, times: int) -> str:
    """Every page."""
    pages = [asdict(each) | {"ratio": each.ratio} for each in outcome.pages]
    return figures.as_json(vars(outcome) | {"times": times, "pages": pages})


def _row(each: Read) -> list[str]:
    times = [f"{way.p50:.1f} / {way.p99:.1f}" for way in (each.http, each.functions, each.alone)]
    read_by = ", ".join([*each.plan.indexes, *(["all rows"] if each.plan.whole else [])])
    return [each.name, str(each.queries), *times, f"{each.ratio:.2f}", read_by]
