"""A text file as rows: delimiter found out, one row after the other, never the whole file in memory."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from yimen.errors import Refusal
from yimen.spreadsheets.guarding import unguard, would_run
from yimen.spreadsheets.limits import Limits
from yimen.spreadsheets.rows import NOTHING, Mark, Row

DELIMITERS = ",;\t|"
_LOOKED_AT = 1 << 16
_SAMPLE = 30
_SAID = re.compile(r"\ufeff?sep=(.)\r?\n?\Z", re.I)


def delimiter_of(path: Path, encoding: str) -> tuple[str, bool]:
    """The sign between cells, and whether the first line says so ("sep=;") and is no row.

    The sign that cuts most of the first lines into the same number of cells, and into the most.
    """
    with path.open(encoding=encoding, newline="") as file:
        said = _SAID.match(file.readline(16))
        file.seek(0)
        sample = file.read(_LOOKED_AT)
    if said:
        return said[1], True
    return max(DELIMITERS, key=lambda sign: _worth(sample, sign)), False


def _worth(sample: str, sign: str) -> tuple[int, int]:
    try:
        widths = [len(cells) for cells in islice(csv.reader(sample.splitlines(True), delimiter=sign), _SAMPLE)]
    except csv.Error:
        return 0, 0
    common = Counter(width for width in widths if width > 1).most_common(1)
    return (common[0][1], common[0][0]) if common else (0, 0)


def text_rows(path: Path, encoding: str, delimiter: str, skip: bool, limits: Limits) -> Iterator[Row]:
    """The rows of the file; `skip`: the first line says the delimiter.

    Raises Refusal: table_quote_open, table_too_many_rows, table_too_many_columns, table_cell_too_long (422, 413).
    """
    csv.field_size_limit(max(csv.field_size_limit(), limits.cell + 1))
    with path.open(encoding=encoding, newline="") as file:
        for number, cells in enumerate(_cells(path, file, delimiter, limits), 1):
            if skip and number == 1:
                continue
            if number > limits.rows + 1:
                raise Refusal("table_too_many_rows", status=413, file=path.name, limit=limits.rows)
            if len(cells) > limits.columns:
                raise Refusal("table_too_many_columns", status=413, file=path.name, limit=limits.columns, row=number)
            marks = {place: Mark.FORMULA for place, cell in enumerate(cells) if cell and would_run(cell)}
            yield Row(number, tuple(unguard(cell) for cell in cells), marks or NOTHING, text=True)


def _cells(path: Path, file: TextIO, delimiter: str, limits: Limits) -> Iterator[list[str]]:
    reader, begun = csv.reader(file, delimiter=delimiter), 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise Refusal("table_quote_open", status=422, file=path.name, line=begun) from error
        if cells is None:
            return
        if any(len(cell) > limits.cell for cell in cells):
            raise Refusal("table_quote_open", status=422, file=path.name, line=begun)
        begun = reader.line_num + 1
        yield cells
