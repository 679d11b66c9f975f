"""`yimen clock`: the count of a term at the terminal (no database, no settings), and the years that are known."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import typer

from yimen.cli import clock_years
from yimen.clock import (
    DayCount,
    DayKind,
    Due,
    Stop,
    Term,
    as_dict,
    due_date,
    explain,
    official_calendar,
    parse_date,
    run,
)
from yimen.errors import Refusal

clock = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Count terms in working days of the official calendar."
)

BAD_INPUT = 2
KIND_WORDS = {
    DayKind.START: "day of the event",
    DayKind.WORKING: "working day",
    DayKind.MAKEUP: "worked in exchange",
    DayKind.WEEKEND: "weekend",
    DayKind.HOLIDAY: "holiday",
    DayKind.STOPPED: "clock stopped",
}


@clock.callback()
def group() -> None:
    """Count terms in working days of the official calendar."""


@clock.command()
def due(
    start: Annotated[str, typer.Option("--from", help="Day of the event; it does not count.", metavar="DATE")],
    term: Annotated[str, typer.Option("--term", help="20wd: working days; 30d: calendar days.", metavar="TERM")],
    stop: Annotated[
        list[str] | None,
        typer.Option("--stop", help="Days after A up to B do not count; A.. has not ended.", metavar="A..B"),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Also say where the clock stands on this day.", metavar="DATE")
    ] = None,
    show_days: Annotated[bool, typer.Option("--explain", help="Show every day of the count.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
) -> None:
    """Print the last day of a term that began on a day."""
    try:
        answer = Answer(start, term, stop or (), as_of)
    except Refusal as refusal:
        from yimen.cli.speech import sentence

        typer.echo(sentence(refusal), err=True)
        raise typer.Exit(BAD_INPUT) from None
    if as_json:
        typer.echo(json.dumps(answer.values(show_days), ensure_ascii=False, indent=2))
        return
    for line in answer.lines(show_days):
        typer.echo(line)
    if answer.due.provisional:
        years = f"{answer.calendar.first_year} to {answer.calendar.last_year}"
        typer.echo(f"provisional: the official calendar is known for {years} only", err=True)


class Answer:
    """One question about one clock, answered. Raises Refusal for what cannot be counted."""

    def __init__(self, start: str, term: str, stops: Sequence[str], as_of: str | None) -> None:
        self.calendar = official_calendar()
        self.start, self.term = parse_date(start), Term.parse(term)
        self.stops = [Stop.parse(written) for written in stops]
        self.as_of = parse_date(as_of) if as_of else None
        if self.as_of is None and any(stop.end is None for stop in self.stops):
            raise Refusal("clock_stop_open", status=422)
        self.due: Due = due_date(self.start, self.term, self.calendar, self.stops, self.as_of)

    def days(self) -> tuple[DayCount, ...]:
        return explain(self.start, self.term, self.calendar, self.stops, self.as_of)

    def state(self, as_of: date) -> dict[str, Any]:
        state = run(self.start, self.term, self.calendar, self.stops, as_of)
        return {
            "as_of": as_of.isoformat(),
            "used": state.used,
            "remaining": state.remaining,
            "stopped": state.stopped,
            "colour": state.colour.value,
        }

    def values(self, show_days: bool) -> dict[str, Any]:
        """The answer for JSON."""
        return {
            "start": self.start.isoformat(),
            "term": str(self.term),
            "due": self.due.date.isoformat(),
            "provisional": self.due.provisional,
            **(self.state(self.as_of) if self.as_of else {}),
            **({"days": as_dict(self.days())} if show_days else {}),
        }

    def lines(self, show_days: bool) -> list[str]:
        """The answer for a person: the date alone first, for scripts too."""
        lines = [self.due.date.isoformat()]
        if self.as_of:
            state = self.state(self.as_of)
            stands = ", the clock stands" if state["stopped"] else ""
            lines.append(
                f"on {state['as_of']}: {state['used']} used, {state['remaining']} remaining, {state['colour']}{stands}"
            )
        return lines + [_line(day) for day in self.days()] if show_days else lines


def _line(day: DayCount) -> str:
    number = "" if day.number is None else str(day.number)
    note = f" ({day.note.zh} {day.note.en})" if day.note else ""
    return f"{day.date:%Y-%m-%d %a}  {number:>4}  {KIND_WORDS[day.kind]}{note}"


clock.command()(clock_years.load)
clock.command()(clock_years.review)
clock.command()(clock_years.years)
