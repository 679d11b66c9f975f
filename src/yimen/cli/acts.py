"""`yimen acts`: the whole table of acts, as text, Markdown or JSON. Needs no database and no settings."""

import json
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from yimen.procedure.permit import PERMIT_ACTS
from yimen.procedure.states import PermitState, State
from yimen.procedure.table import ACTS
from yimen.procedure.table.rows import ActRow, Argument

HEADINGS = ("act", "title", "from", "to", "by", "arguments", "guards", "event", "article")
NOTES = (
    "Every act of a scenario also has `at` (a moment), `by` (a role) and, where it matters who the same person is, `who`.",
    "`who` left out is the role itself: two officers without `who` are one person.",
    "`extend` is for the head of the agency; where departments handle a case jointly, for the head of the government only.",
)
TABLES: tuple[tuple[str, Sequence[ActRow[Any]]], ...] = (("Case", ACTS), ("Permit", PERMIT_ACTS))


def acts(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="As Markdown tables.")] = False,
) -> None:
    """Print the table of acts: names, who may, from which state, arguments, guards, event and article."""
    if as_json:
        told = [{"table": name.lower(), **as_dict(row)} for name, rows in TABLES for row in rows]
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif markdown:
        typer.echo("\n".join(_markdown()))
    else:
        typer.echo("\n".join(_text()))


def as_dict(row: ActRow[Any]) -> dict[str, Any]:
    """A row as plain values; states in the order in which a case or a permit meets them."""
    return {
        "act": row.act,
        "title": row.title._asdict(),
        "from": [state.value for state in (*State, *PermitState) if state in row.from_states],
        "to": [state.value for state in row.to],
        "by": [role.value for role in row.roles],
        "arguments": [_argument(argument) for argument in row.arguments],
        "guards": [{"name": guard.__name__, "says": _first_line(guard)} for guard in (*row.guards, *row.checks)],
        "event": row.event,
        "article": row.article,
        "lapse": row.lapse,
    }


def _argument(argument: Argument) -> dict[str, Any]:
    told = {"name": argument.name, "kind": argument.kind, "required": argument.required}
    return told | ({"choices": [name for name, _words in argument.choices]} if argument.choices else {})


def _first_line(guard: Any) -> str:
    return str(guard.__doc__ or "").strip().splitlines()[0]


def _markdown() -> list[str]:
    lines: list[str] = []
    for name, rows in TABLES:
        lines += [f"## {name}", "", f"| {' | '.join(HEADINGS)} |", "|" + "---|" * len(HEADINGS)]
        lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in _cells(row)) + " |" for row in rows]
        lines.append("")
    return [*lines, *(f"- {note}" for note in NOTES)]


def _cells(row: ActRow[Any]) -> list[str]:
    told = as_dict(row)
    return [
        f"`{row.act}`",
        f"{row.title.zh}<br>{row.title.en}",
        ", ".join(told["from"]) or "(nothing yet)",
        ", ".join(told["to"]) or "(stays)",
        ", ".join(told["by"]),
        "<br>".join(_written(argument) for argument in row.arguments),
        "<br>".join(guard["says"] for guard in told["guards"]),
        f"`{row.event}`",
        row.article,
    ]


def _written(argument: Argument) -> str:
    kind = " | ".join(name for name, _words in argument.choices) or argument.kind
    return f"{argument.name}{'' if argument.required else '?'}: {kind}"


def _text() -> list[str]:
    lines: list[str] = []
    for name, rows in TABLES:
        lines += [name.upper(), ""]
        for row in rows:
            told = as_dict(row)
            lines.append(f"{row.act}  {row.title.zh} / {row.title.en}  ({row.article})")
            lines.append(
                f"    from {', '.join(told['from']) or 'nothing yet'} to {', '.join(told['to']) or 'the same'}"
            )
            lines.append(f"    by {', '.join(told['by'])}; event {row.event}")
            lines += [f"    {_written(argument)}" for argument in row.arguments]
            lines += [f"    needs: {guard['says']}" for guard in told["guards"]]
            lines.append("")
    return [*lines, *NOTES]
