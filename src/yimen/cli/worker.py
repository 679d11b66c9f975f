"""`yimen worker`: carries out queued and timed jobs."""

from typing import Annotated

import typer


def worker(
    concurrency: Annotated[int, typer.Option(help="Jobs done at the same time.", min=1)] = 2,
) -> None:
    """Do queued and timed jobs until stopped; finishes the job in hand first."""
    from yimen.cli.setup import prepare

    prepare()
    from django.core.management import call_command

    call_command("procrastinate", "worker", "--concurrency", str(concurrency))
