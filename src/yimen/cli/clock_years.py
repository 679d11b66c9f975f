"""`yimen clock load`, `review`, `years`: the years of the official calendar that this installation knows."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from yimen.errors import Refusal

if TYPE_CHECKING:
    from yimen.clock import Notice
    from yimen.workdays.queries import KnownYear


def load(
    file: Annotated[Path, typer.Argument(help="JSON: year, document, date, holidays, makeup (docs/law.md).")],
    by: Annotated[str, typer.Option("--by", help="The administrator who loads it.", metavar="ACCOUNT")] = "",
    correct: Annotated[bool, typer.Option("--correct", help="The year is known; replace it.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and report only.")] = False,
) -> None:
    """Load the State Council's notice of one year; it counts once another administrator has reviewed it."""
    if not by and not dry_run:
        raise typer.BadParameter("Say which administrator loads it, or only --dry-run.", param_hint="--by")
    given = _read(file)
    _prepare()
    from django.utils import timezone

    from yimen.accounts.queries import account_named
    from yimen.workdays.acts.load_year import check_year, load_year

    notice = check_year(given, correct=correct)
    for line in report(notice):
        typer.echo(line)
    if dry_run:
        typer.echo("Checked only; nothing was loaded.")
        return
    row = load_year(given, by=account_named(by), now=timezone.now(), correct=correct)
    typer.echo(f"{row.year}, version {row.version}, waits for its review: yimen clock review {row.year} --by ACCOUNT")


def review(
    year: Annotated[int, typer.Argument(help="The year that waits.")],
    by: Annotated[str, typer.Option("--by", help="The administrator who reviews; not who loaded.", metavar="ACCOUNT")],
    reject: Annotated[str, typer.Option("--reject", help="Reject it, and say why.", metavar="REASON")] = "",
) -> None:
    """Approve the year that waits for its review, or reject it."""
    _prepare()
    from django.utils import timezone

    from yimen.accounts.queries import account_named
    from yimen.workdays.acts.review_year import review_year

    row = review_year(year, approved=not reject, by=account_named(by), now=timezone.now(), note=reject)
    done = f"rejected: {reject}" if reject else "approved; running cases are counted anew by the worker"
    typer.echo(f"{row.year}, version {row.version}, is {done}.")


def years(
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
) -> None:
    """List the years whose working days are known, and those that wait for their review."""
    _prepare()
    from django.conf import settings

    from yimen.workdays import queries

    known, waiting = queries.years(settings.YIMEN_DISTRICT), queries.waiting()
    if as_json:
        told = {"known": [_values(each) for each in known], "waiting": [row.content for row in waiting]}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for each in known:
        source = each.published.document if each.published else "came with the platform"
        typer.echo(f"{each.year}  {each.days_off:>3} days off  {each.makeup_days:>2} make-up days  {source}")
    for row in waiting:
        typer.echo(f"{row.year}  version {row.version} waits for its review  {row.document}, loaded by {row.loaded_by}")


def report(notice: "Notice") -> list[str]:
    """What the notice says, line by line, for a person to compare with the paper."""
    lines = [f"{notice.year}: {notice.document} of {notice.published.isoformat()}"]
    for span in notice.holidays:
        number = (span.last - span.first).days + 1
        lines.append(f"  off     {span.first:%Y-%m-%d %a} to {span.last:%Y-%m-%d %a}  {number:>2} days  {span.name.zh}")
    lines += [f"  worked  {day:%Y-%m-%d %a}  for {name.zh}" for day, name in notice.makeup]
    return [*lines, f"  {len(notice.days_off())} days off, {len(notice.makeup)} days worked in exchange"]


def _values(each: "KnownYear") -> dict[str, Any]:
    return {
        "year": each.year,
        "days_off": each.days_off,
        "makeup_days": each.makeup_days,
        "document": each.published.document if each.published else None,
        "version": each.published.version if each.published else None,
    }


def _read(file: Path) -> Any:
    """The JSON of a file. Raises Refusal calendar_file_unreadable (422)."""
    try:
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise typer.BadParameter(f"{file}: {fault.strerror}") from None
    except (ValueError, RecursionError):
        raise Refusal("calendar_file_unreadable", status=422) from None


def _prepare() -> None:
    from yimen.cli.setup import prepare_with_database

    prepare_with_database()
