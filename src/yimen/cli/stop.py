"""`yimen stop`: end everything that this installation started."""

import typer


def stop() -> None:
    """Stop the demo, whatever is left of an earlier one, the database and the database of the tests."""
    from yimen import engine
    from yimen.cli.setup import home
    from yimen.config.environment import PROJECT
    from yimen.engine import supervisor

    place = home()
    stopped = supervisor.stop(place)
    databases = [engine.stop(place), engine.stop(PROJECT / ".yimen" / "test-postgres")]
    if stopped or any(databases):
        typer.echo(f"Stopped: {', '.join([*stopped, *['database'] * any(databases)])}.")
    else:
        typer.echo("Nothing was running.")
