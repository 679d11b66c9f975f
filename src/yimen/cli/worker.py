"""`yimen worker`: carries out what acts leave behind, and the timed tasks."""

from typing import Annotated

import typer


def worker(
    concurrency: Annotated[int, typer.Option(help="Timed tasks done at the same time.", min=1)] = 2,
) -> None:
    """Do what acts leave behind, and the timed tasks, until stopped; what is in hand is finished first."""
    from yimen.cli.setup import prepare

    prepare()
    from yimen.jobs.worker import run

    run(concurrency)
