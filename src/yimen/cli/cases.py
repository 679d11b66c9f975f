"""`yimen cases`: make the rows of cases anew from their events."""

import time
from typing import Annotated

import typer

cases = typer.Typer(no_args_is_help=True, add_completion=False, help="Make the rows of cases anew from their events.")
SHOWN = 50


@cases.callback()
def group() -> None:
    """Make the rows of cases anew from their events."""


@cases.command()
def rebuild(
    case: Annotated[str | None, typer.Option("--case", help="This case only.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Compare only, and end with 1 on differences.")] = False,
) -> None:
    """Compute every case row from its events and put right what differs."""
    from yimen.cli.progress import bar
    from yimen.cli.setup import prepare_with_database

    prepare_with_database()
    from yimen.cases.acts.rebuild import rebuild_many
    from yimen.cases.projections import UNREADABLE

    numbers, total = _asked(case)
    begun, found = time.monotonic(), 0
    lines: list[str] = []
    unreadable: set[str] = set()
    differing: set[str] = set()
    with bar() as shown:
        task = shown.add_task("cases", total=total)
        for each in rebuild_many(numbers, only_compare=check, progress=lambda done: shown.advance(task, done)):
            found += 1
            (unreadable if each.column == UNREADABLE else differing).add(each.number)
            if found <= SHOWN:
                lines.append(f"{each.number}  {each.column}: {each.stored} → {each.computed}")
    seconds = time.monotonic() - begun
    for line in [*lines, *([f"… and {found - SHOWN} more"] if found > SHOWN else [])]:
        typer.echo(line)
    done = "differ" if check else "put right"
    typer.echo(
        f"{total} cases compared in {seconds:.2f} s ({total / max(seconds, 0.001):.0f} a second): "
        f"{len(differing)} {done}, {len(unreadable)} unreadable."
    )
    if unreadable or (check and differing):
        raise typer.Exit(1)


def _asked(case: str | None) -> tuple[list[str] | None, int]:
    """Which numbers (None: all) and how many. Raises Refusal case_not_found."""
    from yimen.cases.models import Case
    from yimen.cases.numbers import tidy
    from yimen.errors import Refusal

    if case is None:
        return None, Case.objects.count()
    if not Case.objects.filter(number=tidy(case)).exists():
        raise Refusal("case_not_found", status=404)
    return [tidy(case)], 1
