"""`yimen`: the table of commands. A command is imported only when it runs, so that each starts fast."""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

# name: (module:function or module:Typer application, what it does)
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("yimen.cli.demo:demo", "Start everything with the demo district and print the address and the logins."),
    "stop": ("yimen.cli.stop:stop", "Stop everything that demo started, and the database."),
    "remove": ("yimen.cli.remove:remove", "Delete databases, files and keys of this installation."),
    "serve": ("yimen.cli.serve:serve", "Serve pages and API (one process group, in the foreground)."),
    "worker": ("yimen.cli.worker:worker", "Do the work that acts leave behind: certificates, messages, deadlines."),
    "assets": ("yimen.cli.assets:assets", "Build style and scripts."),
    "push": ("yimen.cli.push:push", "Tell open pages what changed (one small process beside serve)."),
    "migrate": ("yimen.cli.migrate:migrate", "Bring the database to this version."),
    "manage": ("yimen.cli.manage:manage", "Run one of Django's management commands."),
    "translations": ("yimen.cli.translations:translations", "Make, check and extend the Chinese of all packages."),
    "catalogue": ("yimen.cli.catalogue:catalogue", "Import service lists, audit them."),
    "laws": ("yimen.cli.laws:laws", "Import laws, see what rests on an article."),
    "exchange": ("yimen.cli.exchange:exchange", "Bring lists in and take them out: CSV and xlsx, checked row by row."),
    "token": ("yimen.cli.token:token", "Make, list and revoke keys to the API."),
    "identity": ("yimen.cli.identity:identity", "Load an extract of the registers that identities are compared with."),
    "oversight": (
        "yimen.cli.oversight:oversight",
        "Raise warnings of time limits, and make them anew from the ledger.",
    ),
    "clock": ("yimen.cli.clock:clock", "Count terms in working days of the official calendar."),
    "acts": ("yimen.cli.acts:acts", "Print the table of acts: who may do what, when, on which article."),
    "search": ("yimen.cli.search:search", "Make the search index anew, look at it, and try it."),
    "replay": ("yimen.cli.replay:replay", "Replay scenarios through the pure procedure, for any date."),
    "ledger": ("yimen.cli.ledger:ledger", "Verify the ledger of all cases and its daily roots."),
    "cases": ("yimen.cli.cases:cases", "Make the rows of cases anew from their events."),
    "prereview": (
        "yimen.cli.prereview:prereview",
        "What the pre-review looks for in a service, and how often it was right.",
    ),
    "visits": ("yimen.cli.visits:visits", "Say how many visited the public pages, beside the year before."),
    "settings": ("yimen.cli.settings:settings", "Print every setting as docs/settings.md has it."),
    "walk": ("yimen.cli.walk:walk", "Walk one application from search to verified certificate, over HTTP."),
    "bench": ("yimen.cli.bench:bench", "Measure what this machine performs."),
    "doctor": ("yimen.cli.doctor:doctor", "Say what is missing on this machine and how to mend it."),
}


class LazyGroup(TyperGroup):
    """A group that knows its commands by name and imports one when it is asked for."""

    _listing = False

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        target, text = COMMANDS[cmd_name]
        if self._listing:
            return TyperCommand(cmd_name, help=text)
        return _load(cmd_name, target, text)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        self._listing = True
        try:
            super().format_help(ctx, formatter)
        finally:
            self._listing = False

    def invoke(self, ctx: Any) -> Any:
        from yimen.engine.failures import USE_YOUR_OWN, EngineError
        from yimen.errors import Refusal

        try:
            return super().invoke(ctx)
        except EngineError as problem:
            _complain(str(problem))
        except Refusal as refusal:
            _complain(_sentence(refusal))
        except PermissionError as problem:
            _complain(f"{problem.filename} is closed to this user. {USE_YOUR_OWN}")
        raise typer.Exit(1)


app = typer.Typer(
    cls=LazyGroup, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich"
)


def _version(asked: bool) -> None:
    if asked:
        from yimen import __version__

        typer.echo(f"yimen {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """One door for a district's administrative approvals."""


def _load(name: str, target: str, text: str) -> Any:
    module, _, attribute = target.partition(":")
    found = getattr(import_module(module), attribute)
    if isinstance(found, typer.Typer):
        command = typer.main.get_command(found)
        command.help = command.help or text
    else:
        single = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")
        settings = getattr(found, "context_settings", None)
        single.command(name, context_settings=settings, help=None if found.__doc__ else text)(found)
        command = typer.main.get_command(single)
    command.name = name
    return command


def _complain(text: str) -> None:
    from rich.console import Console

    Console(stderr=True, highlight=False).print(text, style="red", markup=False, soft_wrap=True)


def _sentence(refusal: Any) -> str:
    from django.conf import settings

    if not settings.configured:
        return str(refusal)
    from yimen.wording import say

    return say(refusal)


if __name__ == "__main__":
    app()
