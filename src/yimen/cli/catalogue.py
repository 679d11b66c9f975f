"""`yimen catalogue`: bring service lists in, and look into them."""

import csv
import json
import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from yimen.catalogue.importing import Finding, Report

catalogue = typer.Typer(no_args_is_help=True, add_completion=False, help="Import service lists, audit them.")
SHOWN = 40  # findings of one kind in the table; the report file has all


@catalogue.callback()
def group() -> None:
    """Import service lists, audit them."""


@catalogue.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="CSV file in UTF-8 or GB18030, with the heading of the published lists.")
    ],
    district: Annotated[str, typer.Option(help="Division code of the district, six digits, for example 511602.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Look only, write nothing.")] = False,
    report: Annotated[Path | None, typer.Option(help="Write all findings to this file, .csv or .json.")] = None,
    language: Annotated[str, typer.Option(help="Language of the findings: zh-hans or en.")] = "en",
) -> None:
    """Import a published service list, all of it or nothing, and report row by row. Repeating it doubles nothing."""
    if report is not None and report.suffix.lower() not in (".csv", ".json"):
        raise typer.BadParameter("The report is written as .csv or .json.", param_hint="--report")
    _prepare()
    from django.utils import translation

    with translation.override(language):
        outcome = _import(file, district, dry_run)
        _print(outcome, dry_run)
        if report is not None:
            _save(outcome, report)
    if outcome.errors:
        raise typer.Exit(1)


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


class Severities(StrEnum):
    ALL = "all"
    ERROR = "error"
    ADVICE = "advice"


@catalogue.command("audit")
def audit_(
    district: Annotated[str, typer.Option(help="Division code of the district; empty: this installation's.")] = "",
    format: Annotated[Format, typer.Option(help="A table for people, or one JSON document.")] = Format.TEXT,
    severity: Annotated[Severities, typer.Option(help="Which findings count.")] = Severities.ALL,
    language: Annotated[str, typer.Option(help="Language of the sentences: zh-hans or en.")] = "en",
) -> None:
    """Run every consistency rule over a whole list. Ends with 1 when something is found."""
    _prepare()
    from django.utils import translation

    from yimen.cli import catalogue_audit

    with translation.override(language):
        found = catalogue_audit.run(district, "" if severity is Severities.ALL else severity.value)
        if format is Format.JSON:
            typer.echo(catalogue_audit.as_json(found))
        else:
            catalogue_audit.show(found)
    if found:
        raise typer.Exit(1)


def _prepare() -> None:
    from yimen import engine
    from yimen.cli.setup import home, prepare

    if not os.environ.get("DATABASE_URL"):
        engine.ensure_running(home())
    prepare()


def _import(file: Path, district: str, dry_run: bool) -> "Report":
    from django.utils import timezone
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from yimen.catalogue.importing import import_list

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(file.name, total=None)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        return import_list(file, district, now=timezone.now(), dry_run=dry_run, progress=advance)


def _print(outcome: "Report", dry_run: bool) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console(highlight=False)
    table = Table(title=f"{escape(outcome.file)}, district {outcome.district}", title_justify="left")
    for heading in ("row", "", "finding"):
        table.add_column(heading, justify="right" if heading == "row" else "left", overflow="fold")
    for finding, sentence in _most(outcome):
        colour = "red" if finding.level == "error" else "yellow"
        table.add_row(str(finding.row), f"[{colour}]{finding.level.value}[/]", escape(sentence))
    if outcome.findings:
        console.print(table)
    for code, number in sorted(outcome.tally().items()):
        console.print(f"  {number:>6}  {code}")
    console.print(_summary(outcome, dry_run), markup=False)


def _most(outcome: "Report") -> Iterable[tuple["Finding", str]]:
    """The findings with their sentences, errors first, at most SHOWN of each kind."""
    from yimen.catalogue.importing import say

    seen: dict[str, int] = {}
    for finding in [*outcome.errors, *outcome.warnings]:
        seen[finding.code] = seen.get(finding.code, 0) + 1
        if seen[finding.code] <= SHOWN:
            yield finding, say(finding)


def _summary(outcome: "Report", dry_run: bool) -> str:
    looked = f"{outcome.rows} rows: {len(outcome.errors)} errors, {len(outcome.warnings)} warnings."
    if outcome.errors:
        return f"{looked} Nothing was imported."
    if dry_run:
        return f"{looked} Dry run: nothing was written; {len(outcome.items)} services would be."
    return (
        f"{looked} {outcome.created} services new, {outcome.changed} changed, {outcome.unchanged} as before, "
        f"of {outcome.agencies} agencies."
    )


def _save(outcome: "Report", path: Path) -> None:
    from yimen.catalogue.importing import say
    from yimen.errors import Refusal

    lines: list[dict[str, Any]] = [
        {
            "row": finding.row,
            "level": finding.level.value,
            "code": finding.code,
            "column": finding.column,
            "message": say(finding),
        }
        for finding in outcome.findings
    ]
    try:
        if path.suffix.lower() == ".json":
            counts = {name: getattr(outcome, name) for name in ("rows", "created", "changed", "unchanged", "written")}
            whole = {"file": outcome.file, "district": outcome.district, **counts, "findings": lines}
            path.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
        else:
            # With the mark, so that spreadsheets read the Chinese right.
            with path.open("w", encoding="utf-8-sig", newline="") as out:
                writer = csv.DictWriter(out, ["row", "level", "code", "column", "message"])
                writer.writeheader()
                writer.writerows(lines)
    except OSError as error:
        raise Refusal("report_not_written", status=422, file=str(path), why=error.strerror or str(error)) from error
