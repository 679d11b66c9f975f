"""`yimen migrate`: bring the database to this version."""

from typing import Annotated

import typer


def migrate(
    check: Annotated[bool, typer.Option("--check", help="Change nothing; fail when something is pending.")] = False,
) -> None:
    """Apply pending migrations. Starts the embedded database when no DATABASE_URL is given."""
    import os

    from yimen import engine
    from yimen.cli.setup import home, prepare

    if not os.environ.get("DATABASE_URL"):
        engine.ensure_running(home())
    prepare()
    from django.core.management import call_command

    call_command("migrate", interactive=False, check_unapplied=check)
