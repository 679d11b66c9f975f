"""What is wrong or odd in one row, and the checks that every list shares."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from yimen.spreadsheets.addresses import letters
from yimen.spreadsheets.columns import Column, ColumnMapping
from yimen.spreadsheets.rows import Mark, Row

YES = frozenset({"1", "true", "yes", "y", "是", "有", "√", "✓"})
NO = frozenset({"0", "false", "no", "n", "否", "无", "×"})
_DATE = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?(?:[ T]00:00(?::00)?)?\Z")
_TERM = re.compile(r"(\d{1,4})\s*(wd|d|个?工作日|个?自然日|天|日)\Z", re.I)
_INVISIBLE = ("Cc", "Cs", "Co")


class Level(StrEnum):
    """ERROR: nothing of the file is written. WARNING: the row is kept."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing noticed in one row. column: key of the column, or ""; params: for the sentence of `code`."""

    row: int
    level: Level
    code: str
    column: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def place(self, mapping: ColumnMapping) -> str:
        """Where it stands in the file: C17, or 17 where the whole row is meant."""
        at = mapping.places.get(self.column)
        return str(self.row) if at is None else f"{letters(at + 1)}{self.row}"


def error(row: int, code: str, column: str = "", /, **params: Any) -> Finding:
    """A finding for which nothing is written."""
    return Finding(row, Level.ERROR, code, column, {"column": column, **params})


def warning(row: int, code: str, column: str = "", /, **params: Any) -> Finding:
    """A finding with which the row is kept."""
    return Finding(row, Level.WARNING, code, column, {"column": column, **params})


def check_marks(row: Row, columns: Sequence[Column], mapping: ColumnMapping, width: int) -> Iterator[Finding]:
    """What the file itself makes doubtful: formulas, faults, merged cells, numbers for codes, a row too short or too long."""
    if _wrong_length(row, width):
        yield error(row.number, "row_wrong_length", "", found=len(row.cells), expected=width)
    if not row.marks:
        return
    for column in columns:
        at = mapping.places.get(column.key)
        mark = row.marks.get(at) if at is not None else None
        if at is None or mark is None:
            continue
        text = row.cells[at] if at < len(row.cells) else ""
        if mark is Mark.NUMBER:
            yield from _number(row.number, column, text)
        else:
            yield error(row.number, f"row_cell_{mark.value}", column.key, value=text[:20])


def _wrong_length(row: Row, width: int) -> bool:
    beyond = any(cell.strip() for cell in row.cells[width:])
    return (row.text and len(row.cells) != width) or beyond


def _number(number: int, column: Column, text: str) -> Iterator[Finding]:
    if len(text.lstrip("-")) > 15:
        yield error(number, "row_cell_number_rounded", column.key, value=text[:20])
    elif column.type == "code":
        yield warning(number, "row_cell_number", column.key, value=text[:20])


def check_cells(
    number: int, cells: Mapping[str, str], columns: Sequence[Column]
) -> tuple[dict[str, str], list[Finding]]:
    """The cells in their one form, and what is wrong with them. cells: key -> text; columns that are not there are left out."""
    normal, found = dict(cells), list[Finding]()
    for column in columns:
        if column.key not in cells:
            continue
        value = cells[column.key]
        if not value:
            if column.required:
                found.append(error(number, "row_cell_empty", column.key))
            continue
        if len(value) > column.longest:
            found.append(error(number, "row_cell_too_long", column.key, limit=column.longest))
        elif any(sign not in "\n\r\t" and unicodedata.category(sign) in _INVISIBLE for sign in value):
            found.append(error(number, "row_cell_control", column.key))
        else:
            told = _of_type(column, value)
            if isinstance(told, str):
                normal[column.key] = told
            else:
                code, params = told
                found.append(error(number, code, column.key, value=value[:40], **params))
    return normal, found


def _of_type(column: Column, value: str) -> str | tuple[str, dict[str, Any]]:
    """The value in its one form, or the code of what is wrong with it."""
    if column.type == "choice":
        return value if value in column.choices else ("row_cell_choice", {"choices": ", ".join(column.choices)})
    if column.type == "date":
        return _date(value) or ("row_cell_date", {})
    if column.type == "number":
        return (
            value.removesuffix(".0") if re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", value) else ("row_cell_no_number", {})
        )
    if column.type == "flag":
        folded = value.casefold()
        return "1" if folded in YES else "0" if folded in NO else ("row_cell_flag", {})
    if column.type == "term":
        match = _TERM.match(value)
        if match is None:
            return "row_cell_term", {}
        return f"{int(match[1])}{'wd' if match[2].casefold() == 'wd' or '工作日' in match[2] else 'd'}"
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _date(value: str) -> str:
    match = _DATE.match(value)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat() if match else ""
    except ValueError:
        return ""
