"""`yimen catalogue`: bring service lists in, and look into them."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

catalogue = typer.Typer(no_args_is_help=True, add_completion=False, help="Import service lists, audit them.")


@catalogue.callback()
def group() -> None:
    """Import service lists, audit them."""


@catalogue.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV or xlsx, with the heading of the published lists.")],
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

    from yimen.cli import exchanging
    from yimen.exchange.kinds import kind_named

    with translation.override(language):
        outcome = exchanging.bring_in(file, kind_named("services"), district, dry_run=dry_run)
        exchanging.show(outcome, dry_run)
        if report is not None:
            exchanging.save(outcome, report)
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
