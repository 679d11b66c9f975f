"""`yimen manage …`: Django's own management commands."""

import typer


def manage(context: typer.Context) -> None:
    """Run one of Django's management commands, for example `yimen manage check` or `yimen manage shell`."""
    from yimen.cli.setup import prepare

    prepare()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["yimen manage", *context.args])


manage.context_settings = {  # type: ignore[attr-defined]
    "allow_extra_args": True,
    "ignore_unknown_options": True,
    "help_option_names": [],
}
