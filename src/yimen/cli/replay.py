"""`yimen replay`: scenarios through the pure procedure. Needs no database and no settings."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from math import isfinite
from pathlib import Path
from typing import Annotated, Any, BinaryIO, NoReturn

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
        with _opened(file) as source:
            for line in source:
                yield line.decode("utf-8-sig", errors="replace")
    except OSError as fault:
        _end(f"{file}: {fault.strerror}")


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    if file != "-":
        return Path(file).open("rb")
    if sys.stdin is None:
        _end("standard input is closed")
    return nullcontext(sys.stdin.buffer)


def _print(line: str) -> None:
    # Half a surrogate pair is legal in JSON and in no encoding.
    if sys.stdout is None:
        _end("standard output is closed")
    try:
        sys.stdout.buffer.write(line.encode("utf-8", errors="backslashreplace") + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        # What could not be written waits in the buffer and would be tried once more at the end.
        sys.stdout = None  # type: ignore[assignment]
        _end(f"standard output: {fault.strerror}")


def _end(why: str) -> NoReturn:
    if sys.stderr is not None:
        typer.echo(why, err=True)
    raise typer.Exit(2)


def scenarios(lines: Iterator[str]) -> Iterator[Any]:
    """Each scenario of the source, or the Refusal for a line that is none.

    One scenario (or a list of them) may be printed over many lines: then the first line ends in the middle of its JSON.
    """
    first = next((line for line in lines if line.strip()), "")
    if not first:
        return
    if not _breaks_off(first):
        yield _parsed(first)
    else:
        rest = list(lines)
        whole = _parsed("".join([first, *rest]))
        if not isinstance(whole, Refusal):
            yield from whole if isinstance(whole, list) else [whole]
            return
        yield _parsed(first)
        lines = iter(rest)
    yield from (_parsed(line) for line in lines if line.strip())


def _breaks_off(line: str) -> bool:
    """Whether this is the beginning of JSON that goes on in the next line."""
    try:
        json.loads(line)
    except json.JSONDecodeError as fault:
        return line.lstrip()[:1] in "{[" and fault.pos >= len(line.rstrip())
    except (ValueError, RecursionError):
        return False
    return False


def _parsed(line: str) -> Any:
    try:
        return json.loads(line, parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError):
        return Refusal("scenario_not_json", status=422)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError(f"{digits} is too large")
    return number


def _unread(refusal: Refusal, say: Any) -> dict[str, Any]:
    return {"id": None, "error": {"code": refusal.code, "reason": say(refusal)}}
