"""`yimen bench`: what this machine performs, measured on an installation that is made for it and thrown away."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yimen.cli.push import allow_many_connections

if TYPE_CHECKING:
    from yimen.cli.show import Steps

bench = typer.Typer(no_args_is_help=True, add_completion=False, help="Measure what this machine performs.")


@bench.callback()
def group() -> None:
    """Measure what this machine performs."""


@bench.command()
def http(
    seconds: Annotated[int, typer.Option(help="Length of each measured stretch.", min=1, max=60)] = 5,
    connections: Annotated[int, typer.Option(help="Requests at the same time.", min=1, max=64)] = 32,
    rounds: Annotated[int, typer.Option(help="How often all is measured.", min=1, max=20)] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Put load on the API: submit, advance, list; and compare with the same statements in the database alone."""
    from yimen.bench.tools import need_both

    need_both()
    with throwaway() as (home, steps):
        from django.utils import timezone

        from yimen.bench import http as measuring
        from yimen.bench import report

        plan = measuring.Plan(seconds, connections, rounds)
        outcome = measuring.run(home, plan, timezone.now(), steps.step)
    if as_json:
        typer.echo(report.as_json(outcome, plan))
    else:
        report.show(outcome, plan)


@bench.command()
def acts(
    seconds: Annotated[int, typer.Option(help="Length of each measured stretch.", min=1, max=60)] = 5,
    processes: Annotated[int, typer.Option(help="Processes that call the acts.", min=1, max=64)] = 4,
    connections: Annotated[int, typer.Option(help="Requests at the same time.", min=1, max=64)] = 32,
    rounds: Annotated[int, typer.Option(help="How often all is measured.", min=1, max=20)] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Create and advance cases by the act functions and over HTTP; compare with the same statements in the database alone."""
    from yimen.bench.tools import need_both

    need_both()
    with throwaway() as (home, steps):
        from django.utils import timezone

        from yimen.bench import acts as measuring
        from yimen.bench import acts_report as report

        plan = measuring.Plan(seconds, processes, connections, rounds)
        outcome = measuring.run(home, plan, timezone.now(), steps.step)
    if as_json:
        typer.echo(report.as_json(outcome, plan))
    else:
        report.show(outcome, plan)


@bench.command()
def clock(
    clocks: Annotated[
        int, typer.Option(help="How many open clocks are read at once.", min=1, max=10_000_000)
    ] = 1_000_000,
    rounds: Annotated[int, typer.Option(help="How often all is measured.", min=1, max=20)] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Read deadlines one by one, and all open clocks at once beside numpy's busday functions. Needs no database."""
    _need("numpy", "pip install 'yimen[analytics]'")
    from yimen.bench import clock as measuring
    from yimen.bench import clock_report as report

    outcome = measuring.measure(clocks, rounds)
    if as_json:
        typer.echo(report.as_json(outcome))
    else:
        report.show(outcome)


@bench.command()
def replay(
    scenarios: Annotated[int, typer.Option(help="How many scenarios a round.", min=1, max=1_000_000)] = 5000,
    rounds: Annotated[int, typer.Option(help="How often all is measured.", min=1, max=20)] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Replay scenarios through the pure procedure, beside a workflow engine walking the same way. Needs no database."""
    _need("SpiffWorkflow", "pip install 'SpiffWorkflow>=3,<4'")
    from yimen.bench import replay as measuring
    from yimen.bench import replay_report as report

    outcome = measuring.measure(scenarios, rounds)
    if as_json:
        typer.echo(report.as_json(outcome))
    else:
        report.show(outcome)


@bench.command()
def prereview(
    seed: Annotated[int, typer.Option(help="Other documents for another number.")] = 2016,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Let the pre-review read invented documents with known truth: what it finds, misses and misreads, pages a minute."""
    _need("rapidocr", "pip install 'yimen[reading]'")
    from yimen.bench import prereview as measuring
    from yimen.bench import prereview_report as report
    from yimen.prereview.reading.reader import Limits

    outcome = measuring.measure(seed, Limits())
    if as_json:
        typer.echo(report.as_json(outcome))
    else:
        report.show(outcome)


@bench.command()
def lists(
    cases: Annotated[int, typer.Option(help="How many cases there are.", min=500, max=20_000_000)] = 1_000_000,
    times: Annotated[int, typer.Option(help="How often each page is read.", min=1, max=1000)] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Read lists and figures of very many cases: over HTTP, by the query functions, and by their statements alone."""
    with throwaway() as (home, steps):
        from django.utils import timezone

        from yimen.bench import lists as measuring
        from yimen.bench import lists_report as report

        outcome = measuring.run(home, cases, times, timezone.now(), steps.step)
    if as_json:
        typer.echo(report.as_json(outcome, times))
    else:
        report.show(outcome, times)


@bench.command()
def exchange(
    rows: Annotated[int, typer.Option(help="Rows of the list.", min=10, max=200_000)] = 70_000,
    megabytes: Annotated[
        int,
        typer.Option(
            help="Instead: files of so many megabytes, as they are refused, and read without the limit.", max=1000
        ),
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Bring a long list in as CSV and as xlsx, dry and in earnest, and take it out: seconds and memory."""
    with throwaway():
        from django.utils import timezone

        from yimen.bench import exchange as measuring
        from yimen.bench import exchange_large as large
        from yimen.bench import exchange_report as report

        def tell(text: str) -> None:
            typer.echo(text, err=True)

        if megabytes:
            rows, found = large.ROWS, large.run(megabytes, timezone.now(), tell)
        else:
            found = measuring.run(rows, timezone.now(), tell)
    if as_json:
        typer.echo(report.as_json(found, rows))
    else:
        report.show(found, rows)


@bench.command()
def search(
    rows: Annotated[int, typer.Option(help="How many rows are generated.", min=1000, max=10_000_000)] = 1_000_000,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Search the demo's lists and very many rows, beside the plain trigram query; and how many questions find their service."""
    with throwaway() as (home, steps):
        from yimen.bench import finding as measuring
        from yimen.bench import finding_report as report

        outcome = measuring.run(home, rows, steps.step)
    if as_json:
        typer.echo(report.as_json(outcome))
    else:
        report.show(outcome)


@bench.command()
def queue(
    tickets: Annotated[int, typer.Option(help="How many people wait.", min=100, max=1_000_000)] = 100_000,
    windows: Annotated[int, typer.Option(help="Officers who call at the same time.", min=1, max=80)] = 64,
    processes: Annotated[int, typer.Option(help="Processes among which they are shared.", min=1, max=16)] = 4,
    seconds: Annotated[int, typer.Option(help="Length of pgbench's stretch.", min=1, max=60)] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Officers at many windows call the next person at once: doubles, lost ones, order; beside the same statements alone."""
    from yimen.bench.tools import need_both

    need_both()
    with throwaway() as (home, steps):
        from yimen.bench import queue as measuring
        from yimen.bench import queue_report as report

        plan = measuring.Plan(tickets, windows, processes, seconds)
        outcome = measuring.run(home, plan, steps.step)
    if as_json:
        typer.echo(report.as_json(outcome, plan))
    else:
        report.show(outcome, plan)


@bench.command()
def consult(
    chats: Annotated[int, typer.Option(help="How many conversations are open.", min=1, max=5000)] = 1000,
    rate: Annotated[float, typer.Option(help="Messages a second among them.", min=0.1, max=500)] = 5,
    seconds: Annotated[int, typer.Option(help="For how long.", min=1, max=600)] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Hold many open chats and send messages among them: how soon pages hear of them, and what the push process needs."""
    allow_many_connections()
    with throwaway() as (home, steps):
        from django.utils import timezone

        from yimen.bench import consult as measuring
        from yimen.bench import consult_report as report

        plan = measuring.Plan(chats, rate, seconds)
        outcome = measuring.run(home, plan, timezone.now(), steps.step)
    if as_json:
        typer.echo(report.as_json(outcome, plan))
    else:
        report.show(outcome, plan)


def _need(package: str, remedy: str) -> None:
    """Raise EngineError where an optional package is missing, with what to install."""
    from importlib.util import find_spec

    from yimen.engine import EngineError

    if find_spec(package) is None:
        raise EngineError(f"This benchmark needs {package}. Install it: {remedy}")


@contextmanager
def throwaway() -> Iterator[tuple[Path, "Steps"]]:
    """An installation with the demo district in a folder of its own, and what tells of progress; nothing of it is left."""
    from rich.console import Console

    from yimen import engine
    from yimen.cli import preparation
    from yimen.cli.setup import prepare
    from yimen.cli.show import Steps
    from yimen.config.environment import PROJECT

    folders = PROJECT / ".yimen"
    folders.mkdir(exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="bench-", dir=folders))
    os.environ.pop("DATABASE_URL", None)
    os.environ["YIMEN_HOME"] = str(home)
    steps = Steps(Console(stderr=True, highlight=False))
    try:
        preparation.prepare(steps, home, seed=True)
        prepare()
        yield home, steps
    finally:
        engine.remove(home)
        shutil.rmtree(home, ignore_errors=True)
