"""`yimen prereview`: what is looked for in the materials of a service, and how often each rule was right."""

import json
from pathlib import Path
from typing import Annotated

import typer

prereview = typer.Typer(
    no_args_is_help=True, add_completion=False, help="What the pre-review looks for, and how it does."
)


@prereview.callback()
def group() -> None:
    """What the pre-review looks for, and how it does."""


@prereview.command()
def demands(
    service: Annotated[str, typer.Argument(help="Code of the service.")],
    take: Annotated[
        Path | None, typer.Option("--set", help="Write these down: JSON as this command prints it.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why they are changed.")] = "",
    by: Annotated[str, typer.Option(help="Account that changes them: reform office or administrator.")] = "",
) -> None:
    """Print what is looked for in each material of a service, as JSON; with --set write other demands down."""
    _prepare()
    from django.utils import timezone

    from yimen.accounts.models import User
    from yimen.agencies.queries import actor_for
    from yimen.prereview.acts import change_demands
    from yimen.prereview.demands import dump
    from yimen.prereview.gathering import demands_of_service

    if take is not None:
        account = User.objects.filter(username=by).first()
        if account is None:
            raise typer.BadParameter("There is no such account.", param_hint="--by")
        told = json.loads(take.read_text(encoding="utf-8"))
        change_demands(service, told, reason=reason, actor=actor_for(account), now=timezone.now())
    typer.echo(json.dumps(dump(demands_of_service(service)), ensure_ascii=False, indent=2))


@prereview.command()
def judged(as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """How often officers called the findings of each rule right or wrong."""
    _prepare()
    from dataclasses import asdict

    from yimen.prereview.queries import measured

    found = list(measured())
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
        return
    for each in found:
        typer.echo(f"{each.rule:<28} right {each.right:>6}   wrong {each.wrong:>6}")
    if not found:
        typer.echo("Nobody has judged a finding yet.")


def _prepare() -> None:
    from yimen.cli.setup import prepare

    prepare()
