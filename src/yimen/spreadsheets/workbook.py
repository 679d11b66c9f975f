"""A workbook (xlsx) as rows of texts, streamed."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from yimen.errors import Refusal
from yimen.spreadsheets.guarding import unguard
from yimen.spreadsheets.limits import Limits
from yimen.spreadsheets.looking import Look, Range, look_at, refuse_definitions
from yimen.spreadsheets.package import check_package
from yimen.spreadsheets.rows import NOTHING, Mark, Row

_LONGEST_EXACT = 10**15  # a spreadsheet keeps 15 digits of a number
_ZEROS = re.compile(r"0+\Z")
_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)|_x00([01][0-9A-Fa-f])_")


class Workbook:
    """An open workbook. sheets: names and whether hidden, in order; linked: it refers to other files. Close it after use."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.name, self.limits = path.name, limits
        self._file = path.open("rb")
        try:
            parts = check_package(self._file, path.name, limits)
            self.linked = any(part.startswith("xl/externalLinks/") for part in parts)
            self._archive = zipfile.ZipFile(self._file)
            for part in parts:
                if part.endswith((".xml", ".rels")) and "/worksheets/sheet" not in part:
                    refuse_definitions(self._archive, part, path.name)
            self._book = _loaded(self._file, path.name)
        except BaseException:
            self._file.close()
            raise
        self.sheets = tuple((sheet.title, sheet.sheet_state != "visible") for sheet in self._book.worksheets)

    def look(self, sheet: str) -> Look:
        """What is merged and hidden on a sheet, and how far it goes. Raises Refusal as `look_at`."""
        return look_at(self._archive, self._part(sheet), self.name, self.limits)

    def rows(self, sheet: str, look: Look) -> Iterator[Row]:
        """The rows of a sheet, empty ones too, from row 1 to the last that holds anything.

        Raises Refusal: table_workbook_unreadable (422).
        """
        if not look.rows:
            return
        merged = _Merged(look.merged)
        cells = self._sheet(sheet).iter_rows(max_row=look.rows, max_col=look.columns)
        for number, row in enumerate(self._guarded(cells), 1):
            yield _row(number, row, merged.inside(number), number in look.hidden_rows)

    def _guarded(self, rows: Iterator[Any]) -> Iterator[Any]:
        try:
            yield from rows
        except Exception as error:  # whatever a damaged part makes the library stumble over
            raise Refusal("table_workbook_unreadable", status=422, file=self.name) from error

    def _sheet(self, name: str) -> Any:
        return next(sheet for sheet in self._book.worksheets if sheet.title == name)

    def _part(self, name: str) -> str:
        sheet = self._sheet(name)
        if not isinstance(sheet, ReadOnlyWorksheet):
            raise Refusal("table_workbook_unreadable", status=422, file=self.name)
        part: str = sheet._worksheet_path  # type: ignore[attr-defined]  # the library tells it nowhere else
        return part

    def close(self) -> None:
        """Close the file."""
        self._book.close()
        self._file.close()


def _loaded(file: Any, name: str) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that concern only how it looks
            return openpyxl.load_workbook(file, read_only=True, keep_links=False)
    except Exception as error:  # the library stumbles over damaged parts in many ways
        raise Refusal("table_workbook_unreadable", status=422, file=name) from error


class _Merged:
    """The merged ranges that a row crosses, while rows pass by in order."""

    def __init__(self, ranges: list[Range]) -> None:
        self._coming, self._active = ranges, list[Range]()
        self._next = 0

    def inside(self, row: int) -> list[Range]:
        """The ranges that hold a part of this row."""
        while self._next < len(self._coming) and self._coming[self._next].top <= row:
            self._active.append(self._coming[self._next])
            self._next += 1
        if self._active:
            self._active = [each for each in self._active if each.bottom >= row]
        return self._active


def _row(number: int, cells: Any, merged: list[Range], hidden: bool) -> Row:
    texts, marks = [], {}
    for place, cell in enumerate(cells):
        value = cell.value
        if value is None:
            texts.append("")
            continue
        text, mark = _told(value, cell)
        texts.append(text)
        if mark is not None:
            marks[place] = mark
    for each in merged:
        for column in range(each.left, min(each.right, len(texts)) + 1):
            if column and (number, column) != (each.top, each.left):
                marks[column - 1] = Mark.MERGED
    return Row(number, tuple(texts), marks or NOTHING, hidden)


def _told(value: Any, cell: Any) -> tuple[str, Mark | None]:
    """The text of a value, and what is odd about it."""
    if isinstance(value, str):
        if cell.data_type == "f":
            return value, Mark.FORMULA
        if cell.data_type == "e":
            return value, Mark.FAULT
        return unguard(_unescaped(value)) if value[:1] == "'" or "_x" in value else value, None
    if isinstance(value, bool):
        return ("true" if value else "false"), None
    if isinstance(value, (int, float)):
        return _number(value, str(cell.number_format or ""))
    if isinstance(value, datetime):
        return (value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")), None
    if isinstance(value, (date, time)):
        return value.isoformat(), None
    return (str(getattr(value, "text", "") or "="), Mark.FORMULA) if cell.data_type == "f" else (str(value), None)


def _number(value: int | float, pattern: str) -> tuple[str, Mark | None]:
    """A number as a person would write it; a cell that shows zeros in front has kept them."""
    if value != value or value in (float("inf"), float("-inf")):
        return str(value), Mark.FAULT
    whole = value == int(value) and abs(value) < 1e18
    text = str(int(value)) if whole else format(value, ".15g")
    if whole and value >= 0 and _ZEROS.match(pattern) and abs(value) < _LONGEST_EXACT:
        filled = text.zfill(len(pattern))
        return filled, Mark.NUMBER if len(pattern) == 1 else None
    return text, Mark.NUMBER


def _unescaped(text: str) -> str:
    """Control signs as workbooks write them (_x000D_), and texts that only look so (_x005F_x000D_)."""
    return _ESCAPED.sub(lambda match: "_" if match[1] is None else chr(int(match[1], 16)), text)
