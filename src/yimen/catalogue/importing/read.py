"""The file as rows: encoding found out, heading checked, one row after the other, never the whole file in memory."""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yimen.errors import Refusal

COLUMNS = ("department", "main_item", "item_name", "area_code", "item_code", "task_type", "dept_code")
MOST_BYTES = 50_000_000
MOST_ROWS = 200_000
_CHUNK = 1 << 20
# What spreadsheets and archives begin with; people rename .xlsx to .csv and wonder.
_NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"\x89PNG")


@dataclass(frozen=True)
class Row:
    """One row of the list. number counts as a spreadsheet does: the heading is row 1.

    cells  the cells by column; width: how many cells the row really has
    """

    number: int
    cells: dict[str, str]
    width: int
    expected: int

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a CSV file in UTF-8 (with or without mark) or GB18030, streamed.

    Raises Refusal: import_file_missing, _unreadable, _empty, _too_large, import_not_a_table, import_encoding,
    import_no_heading, import_columns_missing, import_column_twice, import_no_rows, import_too_many_rows.
    """
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        lines = csv.reader(file)
        heading = _heading(path, next(lines, None))
        number = 1
        for cells in _lines(path, lines):
            number += 1
            if not any(cell.strip() for cell in cells):
                continue  # an empty line at the end, or between departments
            if number > MOST_ROWS + 1:
                raise Refusal("import_too_many_rows", status=413, file=path.name, limit=MOST_ROWS)
            named = {column: cell.strip() for column, cell in zip(heading, cells, strict=False)}
            yield Row(number, named, len(cells), len(heading))
        if number == 1:
            raise Refusal("import_no_rows", status=422, file=path.name)


def _lines(path: Path, lines: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from lines
    except csv.Error as error:
        raise Refusal("import_not_a_table", status=422, file=path.name) from error


def encoding_of(path: Path) -> str:
    """ "utf-8-sig" or "gb18030", after the whole file was decoded once in pieces. Raises Refusal as `read_rows`."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise IsADirectoryError("a folder")
        with path.open("rb") as file:
            start = file.read(8)
    except FileNotFoundError as error:
        raise Refusal("import_file_missing", status=404, file=str(path)) from error
    except OSError as error:
        raise Refusal("import_file_unreadable", status=422, file=path.name, why=error.strerror or str(error)) from error
    if size == 0:
        raise Refusal("import_file_empty", status=422, file=path.name)
    if size > MOST_BYTES:
        limit = MOST_BYTES // 1_000_000
        raise Refusal("import_file_too_large", status=413, file=path.name, size=round(size / 1_000_000), limit=limit)
    if start.startswith(_NOT_TEXT):
        raise Refusal("import_not_a_table", status=422, file=path.name)
    return _decodable(path)


def _decodable(path: Path) -> str:
    furthest = 0
    for encoding in ("utf-8-sig", "gb18030"):
        line = _first_bad_line(path, encoding)
        if line == 0:
            return encoding
        furthest = max(furthest, line)  # the likelier encoding is the one that reads further
    raise Refusal("import_encoding", status=422, file=path.name, line=furthest)


def _first_bad_line(path: Path, encoding: str) -> int:
    """0 when the file decodes and holds no NUL, else the number of the line where it first does not."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                return line + error.object[: error.start].count(b"\n")
            if "\x00" in text:
                return line + text[: text.index("\x00")].count("\n")
            if not chunk:
                return 0
            line += chunk.count(b"\n")


def _heading(path: Path, cells: list[str] | None) -> list[str]:
    names = [cell.strip().lower() for cell in cells or []]
    if not any(names):
        raise Refusal("import_no_heading", status=422, file=path.name)
    missing = [column for column in COLUMNS if column not in names]
    if missing:
        found = ", ".join(name[:40] for name in names[:12])
        raise Refusal("import_columns_missing", status=422, file=path.name, columns=", ".join(missing), found=found)
    twice = next((name for name in COLUMNS if names.count(name) > 1), None)
    if twice:
        raise Refusal("import_column_twice", status=422, file=path.name, column=twice)
    return names
