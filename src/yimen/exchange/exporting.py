"""Lists on their way out: CSV and JSON line by line, workbooks row by row, never a whole list in memory."""

import json
from collections.abc import Iterator
from typing import IO

from yimen.exchange.kinds import Cells, ListKind
from yimen.exchange.saying import title_of
from yimen.spreadsheets import WorkbookWriter, csv_lines


def rows_of(kind: ListKind, district: str) -> Iterator[Cells]:
    """The list as it stands."""
    return kind.rows(district, None)


def as_csv(kind: ListKind, district: str) -> Iterator[str]:
    """The list in UTF-8 with mark, the keys of the columns as heading."""
    keys = [column.key for column in kind.columns]
    return csv_lines(keys, ([cells[key] for key in keys] for cells in rows_of(kind, district)))


def as_json(kind: ListKind, district: str) -> Iterator[str]:
    """One JSON array, an object for each row."""
    before = "["
    for cells in rows_of(kind, district):
        yield before + "\n" + json.dumps(cells, ensure_ascii=False)
        before = ","
    yield "\n]\n" if before == "," else "[]\n"


def as_workbook(kind: ListKind, district: str) -> IO[bytes]:
    """The list as xlsx, open at its start, deleted when it is closed. Raises Refusal table_cell_too_long_for_workbook (422)."""
    keys = [column.key for column in kind.columns]
    book = WorkbookWriter(title_of(kind), keys, [min(60, max(12, column.longest // 4)) for column in kind.columns])
    book.add_all([cells[key] for key in keys] for cells in rows_of(kind, district))
    return book.saved()
