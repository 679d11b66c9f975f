"""`yimen oversight`: the electronic supervision by hand, and made anew from the ledger."""

import time
from collections import Counter
from typing import Annotated

import typer

oversight = typer.Typer(no_args_is_help=True, add_completion=False, help="Warnings when time limits come near.")
SHOWN = 50


@oversight.callback()
def group() -> None:
    """Warnings when time limits come near."""


@oversight.command("raise")
def raise_() -> None:
    """Raise every warning that is due by now, as the worker does each hour."""
    from yimen.cli.setup import prepare_with_database

    prepare_with_database()
    from django.utils import timezone

    from yimen.oversight.acts.raise_warnings import raise_warnings

    typer.echo(f"{raise_warnings(timezone.now())} warnings raised.")


@oversight.command()
def rebuild(
    case: Annotated[str | None, typer.Option("--case", help="This case only.")] = None,
) -> None:
    """Derive every warning from the ledger: raise what is missing, put rows right, and end with 1 on what does not fit."""
    from yimen.cli.progress import bar
    from yimen.cli.setup import prepare_with_database

    prepare_with_database()
    from django.utils import timezone

    from yimen.oversight.acts import rebuild as room

    begun = time.monotonic()
    with bar() as shown:
        task = shown.add_task("cases", total=None)

        def advance(done: int, total: int) -> None:
            shown.update(task, completed=done, total=total)

        numbers = [_known(case)] if case else None
        outcome = room.rebuild(timezone.now(), advance, numbers)
    seconds = time.monotonic() - begun
    for each in outcome.differences[:SHOWN]:
        typer.echo(f"{each.case}  {each.warning}  {each.what}")
    if len(outcome.differences) > SHOWN:
        typer.echo(f"… and {len(outcome.differences) - SHOWN} more")
    counted = Counter(each.what for each in outcome.differences)
    told = ", ".join(f"{number} {what}" for what, number in sorted(counted.items())) or "everything agrees"
    typer.echo(f"{outcome.cases} cases, {outcome.warnings} warnings in {seconds:.2f} s: {told}.")
    if set(counted) - {"raised", "row"}:
        raise typer.Exit(1)


def _known(number: str) -> str:
    """The number as it is stored. Raises Refusal case_not_found."""
    from yimen.cases.models import Case
    from yimen.cases.numbers import tidy
    from yimen.errors import Refusal

    if not Case.objects.filter(number=tidy(number)).exists():
        raise Refusal("case_not_found", status=404)
    return tidy(number)
