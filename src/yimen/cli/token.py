"""`yimen token`: keys to the API for people and for other systems, made, listed and revoked by an administrator."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import datetime

    from yimen.accounts.acts import NewToken
    from yimen.accounts.models import Token

token = typer.Typer(no_args_is_help=True, add_completion=False, help="Make, list and revoke keys to the API.")


@token.callback()
def group() -> None:
    """Make, list and revoke keys to the API."""


@token.command()
def create(
    username: Annotated[str, typer.Argument(help="The account that the token acts as; with --system, the system.")],
    name: Annotated[str, typer.Option(help="What the token is for.")],
    days: Annotated[int, typer.Option(help="For how many days it is valid, at most 366.")] = 90,
    scope: Annotated[list[str] | None, typer.Option(help="What it opens; may be repeated. Default: all.")] = None,
    system: Annotated[
        bool, typer.Option("--system", help="For another system, which gets an account of its own without password.")
    ] = False,
    role: Annotated[list[str] | None, typer.Option(help="With --system: what the system is; may be repeated.")] = None,
) -> None:
    """Make a token and print it. It is shown this once: only its digest is kept."""
    if system != bool(role):
        raise typer.BadParameter("--system and --role belong together.", param_hint="--role")
    _prepare()
    from django.utils import timezone

    from yimen.accounts.tokens import Scope

    scopes = scope or [each.value for each in Scope]
    made = _made(username, name, days, scopes, role or [], timezone.now())
    typer.echo(made.secret)
    row = made.token
    typer.echo(
        f"{row.kind} token of {row.user.username}: {', '.join(row.scopes)}, until {_day(row.expires_at)}", err=True
    )


@token.command("list")
def list_(
    username: Annotated[str | None, typer.Argument(help="Only those of this account.")] = None,
) -> None:
    """List tokens, newest first, with those that were revoked or have expired."""
    _prepare()
    from django.utils import timezone
    from rich.console import Console

    from yimen.accounts import queries
    from yimen.cli.show import table

    tokens = queries.tokens_of(queries.account_named(username).pk) if username else queries.all_tokens()
    now = timezone.now()
    rows = [_row(each, now) for each in tokens.select_related("user")]
    headings = ["prefix", "account", "kind", "name", "scopes", "until", "last used", ""]
    console = Console(highlight=False)
    # In a file or a pipe nothing is cut off at the width of a terminal that is not there.
    console.width = console.width if console.is_terminal else 240
    console.print(table(f"{len(rows)} tokens", headings, rows))


@token.command()
def revoke(
    prefix: Annotated[str, typer.Argument(help="How the token begins, as the list shows it; a whole one too.")],
) -> None:
    """Revoke one token: running servers let nobody in with it after three seconds at most."""
    _prepare()
    from django.utils import timezone

    from yimen.accounts import queries
    from yimen.accounts.acts import revoke_token

    found = queries.token_beginning(prefix)
    gone = revoke_token(found.pk, user_id=None, now=timezone.now())
    typer.echo(f"{gone.prefix}… ({gone.name}) is revoked.")


def _prepare() -> None:
    from yimen import engine
    from yimen.cli.setup import home, prepare

    if not os.environ.get("DATABASE_URL"):
        engine.ensure_running(home())
    prepare()


def _made(username: str, name: str, days: int, scopes: list[str], roles: list[str], now: "datetime") -> "NewToken":
    from yimen.accounts import queries
    from yimen.accounts.acts import create_system_token, create_token

    if not roles:
        return create_token(queries.account_named(username), name=name, scopes=scopes, days=days, now=now)
    made, new = create_system_token(username, name=name, roles=roles, scopes=scopes, days=days, now=now)
    if new:
        typer.echo(f"Made the account {made.token.user.username}.", err=True)
    return made


def _row(each: "Token", now: "datetime") -> list[str]:
    stands = "revoked" if each.revoked_at else "expired" if each.expires_at <= now else ""
    used = each.last_used_on.isoformat() if each.last_used_on else "never"
    scopes = ", ".join(each.scopes)
    return [each.prefix, each.user.username, each.kind, each.name, scopes, _day(each.expires_at), used, stands]


def _day(moment: "datetime") -> str:
    from yimen import clock

    return clock.shanghai_date(moment).isoformat()
