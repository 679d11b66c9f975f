"""`yimen visits`: visits to the public pages in a period, beside the same days a year before."""

import json
from datetime import date
from typing import Annotated

import typer


def visits(
    first: Annotated[str, typer.Option("--from", help="First day, 2016-01-01; empty: 1 January of this year.")] = "",
    last: Annotated[str, typer.Option("--to", help="Last day, 2016-06-30; empty: today.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Add up the counts of the days. A visit is a different visitor of a day; nobody is known (docs/adr)."""
    from yimen.cli.setup import prepare_with_database

    prepare_with_database()
    from django.utils import timezone

    from yimen.clock import parse_date, shanghai_date
    from yimen.visits.queries import compare

    end = parse_date(last) if last else shanghai_date(timezone.now())
    begin = parse_date(first) if first else date(end.year, 1, 1)
    found = compare(begin, end)
    if as_json:
        told = {name: getattr(found, name).__dict__ for name in ("now", "before")} | {"change_percent": found.change}
        typer.echo(json.dumps(told, default=str, indent=2))
        return
    for period in (found.now, found.before):
        typer.echo(
            f"{period.first} to {period.last}: {period.visits:,} visits, {period.views:,} pages, {period.days} days counted"
        )
    typer.echo("no count of the year before" if found.change is None else f"change: {found.change:+.2f} %")
