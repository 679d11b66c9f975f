"""`yimen stop`: end everything that this installation started."""

from pathlib import Path

import typer


def stop() -> None:
    """Stop the demo, whatever is left of an earlier one, the database, and what tests left running."""
    from yimen import engine
    from yimen.cli.setup import home
    from yimen.engine import supervisor

    stopped, databases = [], []
    for place in [home(), *left_by_tests(home())]:
        stopped += supervisor.stop(place)
        databases.append(engine.stop(place))
    if stopped or any(databases):
        typer.echo(f"Stopped: {', '.join([*dict.fromkeys(stopped), *['database'] * any(databases)])}.")
    else:
        typer.echo("Nothing was running.")


def left_by_tests(home: Path) -> list[Path]:
    """The database of the tests and the installations they made, which lie in the project's own home.

    An installation elsewhere has none: stopping it must not end a test run of the project.
    """
    from yimen.config.environment import PROJECT

    own = PROJECT / ".yimen"
    return sorted(path for path in own.glob("test-*") if path.is_dir()) if home == own.resolve() else []
