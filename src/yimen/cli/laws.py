"""`yimen laws`: bring laws in, see what rests on an article, make the citations anew."""

import os
from pathlib import Path
from typing import Annotated

import typer

laws = typer.Typer(no_args_is_help=True, add_completion=False, help="Import laws, see what rests on an article.")


@laws.callback()
def group() -> None:
    """Import laws, see what rests on an article."""


@laws.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="JSON lines, CSV or xlsx: one row an article and a span of days.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Look only, write nothing.")] = False,
    report: Annotated[Path | None, typer.Option(help="Write all findings to this file, .csv or .json.")] = None,
    language: Annotated[str, typer.Option(help="Language of the messages: zh-hans or en.")] = "en",
) -> None:
    """Enter laws and articles as they are, all of the file or nothing, told row by row. Repeating it doubles nothing.

    The same as `yimen exchange import laws`; on pages and through the API a file becomes drafted changes of the law.
    """
    if report is not None and report.suffix.lower() not in (".csv", ".json"):
        raise typer.BadParameter("The report is written as .csv or .json.", param_hint="--report")
    _prepare()
    from django.conf import settings
    from django.utils import translation

    from yimen.cli import exchanging
    from yimen.exchange.kinds import kind_named
    from yimen.laws.queries import all_gaps

    with translation.override(language):
        outcome = exchanging.bring_in(file, kind_named("laws"), settings.YIMEN_DISTRICT, dry_run=dry_run)
        exchanging.show(outcome, dry_run)
        if report is not None:
            exchanging.save(outcome, report)
    if outcome.errors:
        raise typer.Exit(1)
    for gap in all_gaps():
        typer.echo(f"gap: {gap}")


@laws.command("impact")
def impact_(
    law: Annotated[str, typer.Argument(help="Name of the law, with or without 《》 and 中华人民共和国.")],
    article: Annotated[str, typer.Argument(help="第三十五条 or 35; empty: the whole law.")] = "",
    on: Annotated[str, typer.Option(help="From which day on; empty: today.")] = "",
) -> None:
    """List what rests on an article: services, their materials and fees, and how many open cases."""
    _prepare()
    from django.utils import timezone

    from yimen.cases.queries.resting import open_cases_resting_on
    from yimen.clock import parse_date, shanghai_date
    from yimen.errors import Refusal
    from yimen.laws import impact
    from yimen.laws.places import parse_place
    from yimen.laws.queries import law_named

    found, place = law_named(law), parse_place(article)
    if found is None:
        raise Refusal("law_not_found", status=404, law=law[:80])
    if article and place is None:
        raise Refusal("law_article_wrong", status=422, place=article[:40])
    places = [place.of_article] if place else None
    hits = impact.hits(found, places, parse_date(on) if on else shanghai_date(timezone.now()))
    for hit in hits:
        typer.echo(f"{hit.kind}\t{hit.subject}\t{hit.title}\t{hit.place}\t{hit.text}")
    subjects = len({(hit.kind, hit.subject) for hit in hits})
    cases = open_cases_resting_on(found.key, places).count()
    typer.echo(f"{len(hits)} places in {subjects} services and powers, {cases} open cases")


@laws.command("citations")
def citations_(
    district: Annotated[str, typer.Option(help="Division code of the district; empty: all.")] = "",
) -> None:
    """Read all published versions anew for the laws they name."""
    _prepare()
    from yimen.catalogue.citing import rebuild

    typer.echo(f"{rebuild(district)} citations")


def _prepare() -> None:
    from yimen import engine
    from yimen.cli.setup import home, prepare

    if not os.environ.get("DATABASE_URL"):
        engine.ensure_running(home())
    prepare()
