"""Rows into a workbook, one after the other, so that a long list does not fill the memory."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from yimen.errors import Refusal
from yimen.spreadsheets.addresses import letters, place
from yimen.spreadsheets.celltext import LONGEST_CELL, cell_text
from yimen.spreadsheets.guarding import guard

MOST_COMMENTS = 2_000  # each is a drawing of its own; beyond, spreadsheets open slowly. The fill marks all.


@dataclass(frozen=True)
class Remark:
    """What is to be seen at one cell: a colour, and a sentence in a comment."""

    text: str
    error: bool = True


class WorkbookWriter:
    """One workbook with one sheet. `widths`: of the columns, in characters.

    Cells are texts whatever they begin with, and guarded as in CSV, so that both come back the same way.
    """

    FILLS = {True: PatternFill("solid", fgColor="F8CBAD"), False: PatternFill("solid", fgColor="FFE699")}

    def __init__(self, title: str, heading: Sequence[str], widths: Sequence[int] = ()) -> None:
        self._book = Workbook(write_only=True)
        self._sheet: Any = self._book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31] or "1")
        self._sheet.freeze_panes = "A2"
        for number, _name in enumerate(heading, 1):
            width = widths[number - 1] if number <= len(widths) else 20
            self._sheet.column_dimensions[letters(number)].width = width
        self._row = self._comments = 0
        self._bold, self._wrap = Font(bold=True), Alignment(vertical="top", wrap_text=True)
        self.add(heading, bold=True)

    def add(self, cells: Sequence[str], remarks: Mapping[int, Remark] | None = None, *, bold: bool = False) -> None:
        """One row. remarks: by column, counted from 0. Raises Refusal table_cell_too_long_for_workbook (422)."""
        self._row += 1
        row: list[Any] = []
        for number, text in enumerate(cells):
            remark = remarks.get(number) if remarks else None
            if not text and remark is None:
                row.append(None)
                continue
            row.append(self._cell(number, text, remark, bold))
        self._sheet.append(row)

    def _cell(self, number: int, text: str, remark: Remark | None, bold: bool) -> Cell:
        written = cell_text(guard(text))
        if len(written) > LONGEST_CELL:
            where = place(number + 1, self._row)
            raise Refusal("table_cell_too_long_for_workbook", status=422, place=where, limit=LONGEST_CELL)
        cell = WriteOnlyCell(self._sheet, written)
        cell.data_type = "s"
        if bold:
            cell.font = self._bold
        if remark is not None:
            cell.fill = self.FILLS[remark.error]
            if self._comments < MOST_COMMENTS:
                self._comments += 1
                cell.comment = Comment(remark.text[:2_000], "yimen", height=120, width=360)
        return cell

    def add_all(self, rows: Iterable[Sequence[str]]) -> None:
        """Many rows without remarks."""
        for row in rows:
            self.add(row)

    def saved(self) -> IO[bytes]:
        """The finished file, open at its start; it is deleted when it is closed."""
        file = TemporaryFile()  # noqa: SIM115  # whoever sends it closes it
        self._book.save(file)
        file.seek(0)
        return file
