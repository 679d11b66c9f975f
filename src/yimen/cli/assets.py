"""`yimen assets`: build style and scripts."""

import typer


def assets() -> None:
    """Build style and scripts when something changed (npm, from the lock file)."""
    from yimen.config.environment import PROJECT
    from yimen.engine import assets as front_end

    typer.echo("Style and scripts built." if front_end.build(PROJECT) else "Style and scripts are fresh.")
