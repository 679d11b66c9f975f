"""`yimen replay`: scenarios through the pure procedure. Needs no database and no settings."""

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any

import typer

from yimen.errors import Refusal

BAD_LINE = 1


def replay(
    file: Annotated[str, typer.Argument(help="A JSON file, a file of JSON lines, or - for standard input.")],
    indent: Annotated[bool, typer.Option("--indent", help="Results that are easier to read.")] = False,
) -> None:
    """Replay scenarios: state, refused acts with their articles, clocks and what was deemed. See docs/replay.md.

    One result a line. A line that cannot be read is answered too, and the stream goes on; then the command ends with 1.
    """
    from yimen.cli.speech import sentence
    from yimen.procedure.replay import replay as replayed

    bad = False
    for scenario in scenarios(_lines(file)):
        result = _unread(scenario, sentence) if isinstance(scenario, Refusal) else replayed(scenario, sentence)
        bad = bad or "error" in result
        _print(json.dumps(result, ensure_ascii=False, indent=2 if indent else None))
    if bad:
        raise typer.Exit(BAD_LINE)


def _lines(file: str) -> Iterator[str]:
    """The lines of the source; bytes that are no UTF-8 spoil their own line only."""
    try:
        with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as source:
            for line in source:
                yield line.decode("utf-8-sig", errors="replace")
    except OSError as fault:
        typer.echo(f"{file}: {fault.strerror}", err=True)
        raise typer.Exit(2) from None


def _print(line: str) -> None:
    # Half a surrogate pair is legal in JSON and in no encoding.
    sys.stdout.buffer.write(line.encode("utf-8", errors="backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def scenarios(lines: Iterator[str]) -> Iterator[Any]:
    """Each scenario of the source, or the Refusal for a line that is none.

    A source whose first line is not whole JSON may be one scenario (or a list of them) printed over many lines.
    """
    first = next((line for line in lines if line.strip()), "")
    head = _parsed(first) if first else None
    if isinstance(head, Refusal):
        rest = list(lines)
        whole = _parsed("".join([first, *rest]))
        if not isinstance(whole, Refusal):
            yield from whole if isinstance(whole, list) else [whole]
            return
        lines = iter(rest)
    if first:
        yield from head if isinstance(head, list) else [head]
    yield from (_parsed(line) for line in lines if line.strip())


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return Refusal("scenario_not_json", status=422)


def _unread(refusal: Refusal, say: Any) -> dict[str, Any]:
    return {"id": None, "error": {"code": refusal.code, "reason": say(refusal)}}
