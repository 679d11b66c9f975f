"""`yimen identity`: the extract of the official registers against which names and numbers are compared."""

import csv
import os
from pathlib import Path
from typing import Annotated

import typer

identity = typer.Typer(no_args_is_help=True, add_completion=False, help="Load an extract of the official registers.")
COLUMNS = ("kind", "number", "name", "other")


@identity.callback()
def group() -> None:
    """Load an extract of the official registers."""


@identity.command("import")
def import_command(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV in UTF-8: kind, number, name, other.")],
) -> None:
    """Take the lines of an extract: all of the file or nothing. Only keyed digests of them are stored.

    kind is person (number: resident ID, other: phone) or organisation (number: unified social credit code, other: the
    resident ID number of its legal representative). A line about a number that is there replaces it.
    """
    from yimen import engine
    from yimen.cli.setup import home, prepare

    if not os.environ.get("DATABASE_URL"):
        engine.ensure_running(home())
    prepare()
    from yimen.parties.registers import keep_entries

    with file.open(encoding="utf-8-sig", newline="") as opened:
        lines = list(csv.DictReader(opened))
    typer.echo(f"{keep_entries([_line(number, line) for number, line in enumerate(lines, 2)])} lines taken")


def _line(number: int, line: dict[str, str]) -> tuple[str, str, str, str]:
    """The line in the form in which it is compared; what is wrong with it ends the command and names the line."""
    from yimen.codes import check_mobile, check_resident_id, check_uscc
    from yimen.errors import Refusal
    from yimen.wording import say

    kind, subject, name, other = ((line.get(column) or "").strip() for column in COLUMNS)
    if kind not in ("person", "organisation") or not name:
        raise typer.BadParameter(f"line {number}: kind is person or organisation, and there is a name")
    person = kind == "person"
    try:
        subject = check_resident_id(subject) if person else check_uscc(subject)
        other = check_mobile(other) if person else check_resident_id(other)
    except Refusal as refusal:
        raise typer.BadParameter(f"line {number}: {say(refusal)}") from None
    return kind, subject, " ".join(name.split()), other
