"""`yimen translations`: make, check and extend the Chinese catalogues."""

from typing import Annotated

import typer

translations = typer.Typer(no_args_is_help=True, help="Make, check and extend the Chinese of all packages.")


@translations.command("compile")
def compile_command() -> None:
    """Make the .mo files that Django reads."""
    from yimen.wording import catalogs

    typer.echo(f"{catalogs.compile_all()} messages in {len(catalogs.packages())} packages")


@translations.command()
def check() -> None:
    """Say what is missing, fuzzy, unused or wrong; ends with 1 when anything is."""
    from yimen.wording import catalogs, hard_coded

    found = [*catalogs.problems(), *hard_coded.problems()]
    for problem in found:
        typer.echo(str(problem), err=True)
    typer.echo(f"{len(found)} problems" if found else "every message has its Chinese")
    raise typer.Exit(1 if found else 0)


@translations.command()
def update(
    package: Annotated[str | None, typer.Argument(help='Such as "cases" or "web/public"; all when empty.')] = None,
) -> None:
    """Add new messages to the .po files and drop unused ones."""
    from yimen.wording import catalogs

    known = catalogs.packages()
    if package is not None and package.strip("/") not in known:
        raise typer.BadParameter(f"no such package; there are {', '.join(known)}")
    for name in [package.strip("/")] if package else known:
        if open_messages := catalogs.update(name):
            typer.echo(f"{catalogs.po_file(name)}: {open_messages} messages without Chinese")
