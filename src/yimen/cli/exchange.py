"""`yimen exchange`: lists in and out, checked row by row, all or nothing."""

from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated

import typer

exchange = typer.Typer(no_args_is_help=True, add_completion=False, help="Bring lists in and take them out.")

District = Annotated[str, typer.Option(help="Division code of the district; empty: this installation's.")]


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


@exchange.callback()
def group() -> None:
    """Bring lists in and take them out."""


@exchange.command("import")
def import_(
    kind: Annotated[str, typer.Argument(help="Kind of list, such as services or agencies.")],
    file: Annotated[Path, typer.Argument(help="CSV (UTF-8, GB18030, UTF-16) or xlsx.")],
    district: District = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Look only, write nothing.")] = False,
    column: Annotated[
        list[str] | None, typer.Option(help="KEY=HEADING: which column of the file is which; may be repeated.")
    ] = None,
    sheet: Annotated[str, typer.Option(help="Sheet of a workbook; empty: the first visible one.")] = "",
    report: Annotated[Path | None, typer.Option(help="Write all findings to this file, .csv or .json.")] = None,
    language: Annotated[str, typer.Option(help="Language of the findings: zh-hans or en.")] = "en",
) -> None:
    """Import a list, all of it or nothing, and report row by row. Repeating it doubles nothing. Ends with 1 on errors."""
    if report is not None and report.suffix.lower() not in (".csv", ".json"):
        raise typer.BadParameter("The report is written as .csv or .json.", param_hint="--report")
    columns = _columns(column or [])
    _prepare()
    from django.conf import settings
    from django.utils import translation

    from yimen.cli import exchanging
    from yimen.exchange.kinds import kind_named

    with translation.override(language):
        wanted = kind_named(kind, importable=True)
        where = district or settings.YIMEN_DISTRICT
        outcome = exchanging.bring_in(file, wanted, where, dry_run=dry_run, sheet=sheet, columns=columns)
        exchanging.show(outcome, dry_run)
        if report is not None:
            exchanging.save(outcome, report)
    if outcome.errors:
        raise typer.Exit(1)


@exchange.command("export")
def export(
    kind: Annotated[str, typer.Argument(help="Kind of list, such as services or agencies.")],
    format: Annotated[Format, typer.Option(help="What to write.")] = Format.CSV,
    output: Annotated[Path | None, typer.Option(help="File to write; without it, the list is printed.")] = None,
    district: District = "",
) -> None:
    """Take a list out, streamed. Imported again it changes nothing."""
    if format is Format.XLSX and output is None:
        raise typer.BadParameter("A workbook needs a file.", param_hint="--output")
    _prepare()
    from django.conf import settings

    from yimen.exchange.exporting import as_csv, as_json, as_workbook
    from yimen.exchange.kinds import kind_named

    wanted, where = kind_named(kind), district or settings.YIMEN_DISTRICT
    if format is Format.XLSX and output is not None:
        with as_workbook(wanted, where) as book, _opened(output) as file:
            while chunk := book.read(1 << 16):
                file.write(chunk)
        return
    lines = as_csv(wanted, where) if format is Format.CSV else as_json(wanted, where)
    if output is None:
        for line in lines:
            typer.echo(line, nl=False)
        return
    with _opened(output) as file:
        for line in lines:
            file.write(line.encode())


@exchange.command("columns")
def columns() -> None:
    """Print the columns of every kind of list, as docs/exchange.md has them."""
    from yimen.cli.setup import prepare

    prepare()
    from yimen.exchange.documenting import columns_in_words

    typer.echo(columns_in_words())


def _columns(given: list[str]) -> dict[str, str]:
    if wrong := next((each for each in given if "=" not in each), None):
        raise typer.BadParameter(f"“{wrong}” is not KEY=HEADING.", param_hint="--column")
    return {key.strip(): name for key, _, name in (each.partition("=") for each in given)}


def _opened(path: Path) -> IO[bytes]:
    from yimen.errors import Refusal

    try:
        return path.open("wb")
    except OSError as error:
        raise Refusal("report_not_written", status=422, file=str(path), why=error.strerror or str(error)) from error


def _prepare() -> None:
    from yimen.cli.setup import prepare_with_database

    prepare_with_database()
