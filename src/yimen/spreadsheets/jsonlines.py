"""A file of JSON lines as rows: an object a line, its names are the columns. One line after the other is held in memory."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from yimen.errors import Refusal
from yimen.spreadsheets.limits import Limits
from yimen.spreadsheets.rows import Row

HEADING = 0  # stands in no line of the file


def names_of(path: Path, encoding: str, limits: Limits) -> tuple[str, ...]:
    """All names that the objects have, in the order in which they come first.

    Raises Refusal: table_json_line (422) and those of too large a table (413).
    """
    names: dict[str, None] = {}
    for _number, value in _objects(path, encoding, limits):
        names.update(dict.fromkeys(value))
        if len(names) > limits.columns:
            raise Refusal("table_too_many_columns", status=413, file=path.name, limit=limits.columns, row=_number)
    return tuple(names)


def json_rows(path: Path, encoding: str, names: tuple[str, ...], limits: Limits) -> Iterator[Row]:
    """The heading, and a row for each line that holds anything. Raises Refusal table_json_value (422) for lists and objects."""
    yield Row(HEADING, names)
    for number, value in _objects(path, encoding, limits):
        yield Row(number, tuple(_text(value.get(name), path.name, number, name) for name in names))


def _objects(path: Path, encoding: str, limits: Limits) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding=encoding, newline="\n") as file:
        for number, line in enumerate(file, 1):
            if number > limits.rows + 1:
                raise Refusal("table_too_many_rows", status=413, file=path.name, limit=limits.rows)
            if line.strip():
                yield number, _object(line, path.name, number)


def _object(line: str, file: str, number: int) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Refusal("table_json_line", status=422, file=file, line=number) from error
    if not isinstance(value, dict):
        raise Refusal("table_json_line", status=422, file=file, line=number)
    return value


def _text(value: Any, file: str, number: int, name: str) -> str:
    """A value as a cell says it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, str | int | float):
        return str(value)
    raise Refusal("table_json_value", status=422, file=file, line=number, column=name[:60])
