"""`yimen search`: the index of the search, made anew, looked at and tried."""

import time
from typing import Annotated

import typer

search = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Make the search index anew, look at it, and try it."
)


@search.callback()
def group() -> None:
    """Make the search index anew, look at it, and try it."""


@search.command()
def rebuild() -> None:
    """Make the index anew from the database; whoever searches meanwhile reads the old one."""
    from yimen.cli.progress import bar
    from yimen.cli.setup import prepare_with_database

    prepare_with_database()
    from yimen.search.acts import rebuild as room
    from yimen.search.condition import size

    begun = time.monotonic()
    with bar() as shown:
        task = shown.add_task("services and powers", total=None)
        outcome = room.rebuild(lambda done, total: shown.update(task, completed=done, total=total))
    seconds = time.monotonic() - begun
    told = f"{outcome.owners} services and powers as {outcome.documents} documents, {size() / 1e6:.1f} MB"
    typer.echo(f"{told}, in {seconds:.1f} s.")


@search.command()
def state() -> None:
    """Say whether the index can be read and holds what the database holds; ends with 1 when not."""
    from yimen.cli.setup import prepare_with_database

    prepare_with_database()
    from yimen.search.condition import State, examine, size

    found = examine()
    typer.echo(
        f"{found.state.value}: {found.held} of {found.wanted} services and powers, {found.documents} documents, ",
        nl=False,
    )
    typer.echo(f"{size() / 1e6:.1f} MB{': ' + found.fault if found.fault else ''}")
    if found.state is not State.GOOD:
        raise typer.Exit(1)


@search.command("try")
def try_(
    words: Annotated[list[str], typer.Argument(help="What somebody may type.")],
    most: Annotated[int, typer.Option(help="How many are shown.", min=1, max=50)] = 5,
) -> None:
    """Search as the pages do and print what comes first."""
    from yimen.cli.setup import prepare_with_database

    prepare_with_database()
    from django.conf import settings

    from yimen.search.queries import Filters
    from yimen.search.queries import search as ask

    begun = time.perf_counter()
    found = ask(" ".join(words), Filters(settings.YIMEN_DISTRICT), 0, most)
    taken = (time.perf_counter() - begun) * 1000
    for service in found.services:
        typer.echo(f"{service.code}  {service.name}  {service.agency.name}")
    how = "without the index" if found.plain else "nothing exactly, these come near" if found.near else "by the index"
    typer.echo(f"{found.total} found in {taken:.1f} ms, {how}.")
