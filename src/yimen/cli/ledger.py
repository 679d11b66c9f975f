"""`yimen ledger`: verify the chains of all cases and the signed roots of the days, and sign those that are missing."""

import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rich.progress import Progress

    from yimen.cases.chains import ChainFault, Looked
    from yimen.ledger.roots import RootFault

ledger = typer.Typer(no_args_is_help=True, add_completion=False, help="Verify the ledger, and sign its daily roots.")
SHOWN = 50


@ledger.callback()
def group() -> None:
    """Verify the ledger, and sign its daily roots."""


@ledger.command()
def verify(
    case: Annotated[str | None, typer.Option("--case", help="This case only, without the roots.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
) -> None:
    """Check every event, link and head, the daily roots and their signatures; ends with 1 when something is broken."""
    from yimen.cli.progress import bar as progress_bar
    from yimen.cli.setup import prepare_with_database

    prepare_with_database()
    from yimen.cases.chains import Looked

    looked, begun = Looked(), time.monotonic()
    with progress_bar() as bar:
        chains = _chains(_known(case) if case else None, looked, bar)
        chain_seconds = time.monotonic() - begun
        roots, days = ([], 0) if case else _roots(bar)
        permits, permit_faults = (0, []) if case else _permits()
    result = {
        "cases": looked.cases,
        "events": looked.events,
        "days": days,
        "events_a_second": round(looked.events / chain_seconds) if chain_seconds else 0,
        "seconds": round(time.monotonic() - begun, 2),
        "permits": permits,
        "broken_permits": [
            {"permit": each.number, "event": each.sequence, "reason": each.reason} for each in permit_faults
        ],
        "broken_chains": [{"case": each.number, "event": each.sequence, "reason": each.reason} for each in chains],
        "broken_roots": [{"day": each.day.isoformat(), "reason": each.reason} for each in roots],
    }
    if as_json:
        typer.echo(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        _tell(result)
    if chains or roots or permit_faults:
        raise typer.Exit(1)


@ledger.command()
def seal() -> None:
    """Sign the roots of all days that are over and have none; the worker does the same every hour."""
    from yimen.cli.progress import bar as progress_bar
    from yimen.cli.setup import prepare_with_database

    prepare_with_database()
    from yimen.cases.acts.seal_days import seal_days
    from yimen.permits import ledger_seal

    with progress_bar() as bar:
        task = bar.add_task("days", total=None)
        done = seal_days(
            datetime.now(UTC), ledger_seal.sign, lambda done, total: bar.update(task, completed=done, total=total)
        )
    span = f", {done.days[0]} to {done.days[-1]}" if done.days else ""
    typer.echo(f"{len(done.days)} roots signed{span}.")
    if done.differs:
        typer.echo(f"The root of {done.differs} does not fit the events any more: run yimen ledger verify.", err=True)
        raise typer.Exit(1)


def _known(number: str) -> list[str]:
    """The number as it is stored. Raises Refusal case_not_found."""
    from yimen.cases.models import Case
    from yimen.cases.numbers import tidy
    from yimen.errors import Refusal

    if not Case.objects.filter(number=tidy(number)).exists():
        raise Refusal("case_not_found", status=404)
    return [tidy(number)]


def _chains(numbers: list[str] | None, looked: "Looked", bar: "Progress") -> "list[ChainFault]":
    from yimen.cases.chains import chain_faults, count_events

    task = bar.add_task("events", total=None if numbers else count_events())
    return list(chain_faults(numbers, looked=looked, progress=lambda events: bar.update(task, completed=events)))


def _roots(bar: "Progress") -> "tuple[list[RootFault], int]":
    from yimen.cases.root_check import root_faults
    from yimen.ledger.models import DailyRoot
    from yimen.permits import ledger_seal

    task = bar.add_task("days", total=None)
    found = root_faults(ledger_seal.verify, lambda done, total: bar.update(task, completed=done, total=total))
    return list(found), DailyRoot.objects.count()


def _permits() -> "tuple[int, list[ChainFault]]":
    """The chains of permits; their tree is counted with the roots."""
    from yimen.cases.chains import Looked
    from yimen.permits.chains import chain_faults

    looked = Looked()
    found = list(chain_faults(looked=looked))
    return looked.cases, found


def _tell(result: dict[str, Any]) -> None:
    for each in result["broken_chains"][:SHOWN]:
        typer.echo(f"case {each['case']}, event {each['event']}: {each['reason']}")
    if (more := len(result["broken_chains"]) - SHOWN) > 0:
        typer.echo(f"… and {more} more cases (--json has all)")
    for each in result["broken_permits"][:SHOWN]:
        typer.echo(f"permit {each['permit']}, event {each['event']}: {each['reason']}")
    for each in result["broken_roots"][:SHOWN]:
        typer.echo(f"root of {each['day']}: {each['reason']}")
    if (more := len(result["broken_roots"]) - SHOWN) > 0:
        typer.echo(f"… and {more} more (--json has all)")
    broken = len(result["broken_chains"]) + len(result["broken_roots"]) + len(result["broken_permits"])
    verdict = f"{broken} broken." if broken else "The ledger holds."
    counted = (
        f"{result['cases']} cases, {result['events']} events, {result['days']} daily roots, {result['permits']} permits"
    )
    pace = f"{result['events_a_second']} events a second through the chains"
    typer.echo(f"{counted} in {result['seconds']} s ({pace}). {verdict}")
