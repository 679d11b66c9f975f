"""Any table that somebody hands in, opened: what it is, which sheet is read, and its rows."""

import codecs
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from yimen.errors import Refusal
from yimen.spreadsheets.addresses import letters
from yimen.spreadsheets.encodings import encoding_of
from yimen.spreadsheets.jsonlines import json_rows, names_of
from yimen.spreadsheets.limits import LIMITS, Limits
from yimen.spreadsheets.package import OLE2, ZIP, refuse_old_workbook
from yimen.spreadsheets.rows import Notice, Row
from yimen.spreadsheets.textfile import delimiter_of, text_rows
from yimen.spreadsheets.workbook import Workbook

MEGABYTE = 1_000_000
_OTHER_KINDS = (b"%PDF", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"GIF8", b"{\\rtf")
_WEB = (b"<!doc", b"<html", b"<?xml")


class Table(AbstractContextManager["Table"]):
    """An open file. Use it in `with`; rows can be asked for as often as one likes.

    kind      "csv", "jsonl" or "xlsx"
    encoding, delimiter   of a text file, else ""
    sheets    names of all sheets in order; of a text file none
    sheet     the one that is read: the one asked for, else the first that is not hidden and holds anything
    notices   what is to be known about the whole file; codes and sentences in `wording.tables`
    """

    kind = "csv"
    encoding = delimiter = sheet = ""
    sheets: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name

    def rows(self) -> Iterator[Row]:
        """Every row, empty ones too. Raises Refusal where the file breaks off or is too long."""
        raise NotImplementedError

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


def open_table(path: Path, *, sheet: str = "", limits: Limits = LIMITS, name: str = "") -> Table:
    """Open a CSV file, a file of JSON lines, or a workbook.

    sheet  which one to read; empty: the first that is not hidden and holds anything
    name   as the person calls the file; empty: as it is called on disk
    Raises Refusal: table_missing (404), table_unreadable, table_empty, table_old_workbook, table_password, table_macros,
    table_not_a_table, table_not_a_workbook, table_zip_broken, table_xml_hostile, table_workbook_unreadable,
    table_sheet_unknown, table_no_sheet, table_encoding, table_json_line (422), table_too_large, table_zip_bomb (413).
    """
    start, name = _start(path, limits, name or path.name), name or path.name
    try:
        if start.startswith(OLE2):
            refuse_old_workbook(path)
        if start.startswith(ZIP):
            return _WorkbookTable(path, name, sheet, limits)
        if start.startswith(_OTHER_KINDS) or start.lstrip().lower().startswith(_WEB):
            raise Refusal("table_not_a_table", status=422, file=name)
        if start.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
            return _JsonTable(path, name, limits)
        return _TextTable(path, name, limits)
    except Refusal as refusal:
        raise _renamed(refusal, name) from refusal.__cause__


def _start(path: Path, limits: Limits, name: str) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise IsADirectoryError("a folder")
        with path.open("rb") as file:
            start = file.read(512)
    except FileNotFoundError as error:
        raise Refusal("table_missing", status=404, file=str(path)) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", "") or str(error)
        raise Refusal("table_unreadable", status=422, file=name, why=why) from error
    if size == 0:
        raise Refusal("table_empty", status=422, file=name)
    if size > limits.size:
        limit = limits.size // MEGABYTE
        raise Refusal("table_too_large", status=413, file=name, size=-(-size // MEGABYTE), limit=limit)
    return start


def _renamed(refusal: Refusal, name: str) -> Refusal:
    """The file as the person calls it, not as it lies on our disk."""
    if "file" in refusal.data:
        refusal.data["file"] = name
    return refusal


class _TextTable(Table):
    def __init__(self, path: Path, name: str, limits: Limits) -> None:
        super().__init__(path, name)
        self.limits = limits
        self.encoding = encoding_of(path)
        self.delimiter, self.said = delimiter_of(path, self.encoding)

    def rows(self) -> Iterator[Row]:
        try:
            yield from text_rows(self.path, self.encoding, self.delimiter, self.said, self.limits)
        except Refusal as refusal:
            raise _renamed(refusal, self.name) from refusal.__cause__


class _JsonTable(Table):
    kind = "jsonl"

    def __init__(self, path: Path, name: str, limits: Limits) -> None:
        super().__init__(path, name)
        self.limits = limits
        self.encoding = encoding_of(path)
        self.names = names_of(path, self.encoding, limits)

    def rows(self) -> Iterator[Row]:
        try:
            yield from json_rows(self.path, self.encoding, self.names, self.limits)
        except Refusal as refusal:
            raise _renamed(refusal, self.name) from refusal.__cause__


class _WorkbookTable(Table):
    kind = "xlsx"

    def __init__(self, path: Path, name: str, sheet: str, limits: Limits) -> None:
        super().__init__(path, name)
        self.book = Workbook(path, limits)
        try:
            self._choose(sheet)
        except BaseException:
            self.book.close()
            raise

    def _choose(self, wanted: str) -> None:
        self.sheets = tuple(title for title, _hidden in self.book.sheets)
        if wanted and wanted not in self.sheets:
            sheets = ", ".join(self.sheets)[:200]
            raise Refusal("table_sheet_unknown", status=422, file=self.name, sheet=wanted[:60], sheets=sheets)
        shown = [wanted] if wanted else [title for title, hidden in self.book.sheets if not hidden]
        for title in shown:
            self.sheet, self.look = title, self.book.look(title)
            if self.look.rows:
                break
        else:
            raise Refusal("table_no_sheet", status=422, file=self.name)
        self.notices = tuple(self._noticed())

    def _noticed(self) -> Iterator[Notice]:
        others = [title for title in self.sheets if title != self.sheet]
        if others:
            yield Notice("table_other_sheets", {"sheet": self.sheet, "others": ", ".join(others)[:200]})
        hidden = [title for title, is_hidden in self.book.sheets if is_hidden and title != self.sheet]
        if hidden:
            yield Notice("table_hidden_sheets", {"sheets": ", ".join(hidden)[:200]})
        if self.look.hidden_columns:
            columns = ", ".join(letters(number) for number in self.look.hidden_columns[:20])
            yield Notice("table_hidden_columns", {"columns": columns})
        if self.look.hidden_rows:
            number, first = len(self.look.hidden_rows), min(self.look.hidden_rows)
            yield Notice("table_hidden_rows", {"number": number, "first": first})
        if self.book.linked:
            yield Notice("table_external_links")

    def rows(self) -> Iterator[Row]:
        try:
            yield from self.book.rows(self.sheet, self.look)
        except Refusal as refusal:
            raise _renamed(refusal, self.name) from refusal.__cause__

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.book.close()
