"""`yimen remove`: delete what an installation has stored. `make clean` calls it."""

import shutil
from typing import Annotated

import typer


def remove(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete the embedded databases, files, keys and logs of this installation. There is no way back."""
    from yimen import engine
    from yimen.cli.setup import home
    from yimen.cli.stop import left_by_tests
    from yimen.engine import supervisor

    place = home()
    if not yes:
        typer.confirm(f"Delete the database, files and keys in {place}?", abort=True)
    for each in [*left_by_tests(place), place]:
        supervisor.stop(each)
        engine.remove(each)
    shutil.rmtree(place, ignore_errors=True)
    typer.echo(f"Deleted {place}.")
