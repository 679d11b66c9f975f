"""One quick pass over the XML of a sheet for what the reader of its cells does not tell: size, merged ranges, what is hidden."""

import zipfile
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from yimen.errors import Refusal
from yimen.spreadsheets.addresses import column_of, row_of
from yimen.spreadsheets.limits import Limits

_CHUNK = 1 << 16
_MOST_MERGES = 100_000


@dataclass(frozen=True)
class Range:
    """A merged range, both ends included, rows and columns counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Look:
    """What the pass found. rows, columns: the last of each that holds anything. Hidden ones by their numbers."""

    rows: int = 0
    columns: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[int] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)


def refuse_definitions(archive: zipfile.ZipFile, part: str, name: str) -> None:
    """A part that is no XML, or defines entities of its own, is refused: table_workbook_unreadable, table_xml_hostile."""
    _parse(archive, part, name, expat.ParserCreate())


def look_at(archive: zipfile.ZipFile, part: str, name: str, limits: Limits) -> Look:
    """Look over one sheet.

    Raises Refusal: table_workbook_unreadable, table_xml_hostile (422), table_too_many_rows, table_too_many_columns (413).
    """
    parser, looker = expat.ParserCreate(), _Looker(name, limits)
    parser.StartElementHandler = looker.start
    _parse(archive, part, name, parser)
    looker.look.merged.sort(key=lambda each: each.top)
    return looker.look


def _parse(archive: zipfile.ZipFile, part: str, name: str, parser: Any) -> None:
    def no_definitions(*_told: Any) -> None:
        raise Refusal("table_xml_hostile", status=422, file=name)

    parser.StartDoctypeDeclHandler = no_definitions
    try:
        with archive.open(part) as file:
            while chunk := file.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
    except Refusal:
        raise
    except Exception as error:  # zlib, zip and XML each have errors of their own; all mean the same to the reader
        raise Refusal("table_workbook_unreadable", status=422, file=name) from error


class _Looker:
    """Follows rows and cells by the addresses they carry; what carries none is the next one."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name, self.limits, self.look = name, limits, Look()
        self.row = self.column = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "c":
            reference = attributes.get("r")
            self.column = column_of(reference) if reference else self.column + 1
        elif local in ("v", "f", "is"):
            self._filled()
        elif local == "row":
            self._row(attributes)
        elif local == "mergeCell":
            self._merged(attributes.get("ref", ""))
        elif local == "col" and attributes.get("hidden") in ("1", "true"):
            self._columns(attributes)

    def _row(self, attributes: dict[str, str]) -> None:
        number = row_of(attributes["r"]) if "r" in attributes else self.row + 1
        if number <= self.row:
            raise Refusal("table_workbook_unreadable", status=422, file=self.name)
        self.row, self.column = number, 0
        if attributes.get("hidden") in ("1", "true") and number <= self.limits.rows + 1:
            self.look.hidden_rows.add(number)

    def _filled(self) -> None:
        if self.row > self.limits.rows + 1:
            raise Refusal("table_too_many_rows", status=413, file=self.name, limit=self.limits.rows)
        if self.column > self.limits.columns:
            limit = self.limits.columns
            raise Refusal("table_too_many_columns", status=413, file=self.name, limit=limit, row=self.row)
        self.look.rows, self.look.columns = self.row, max(self.look.columns, self.column)

    def _merged(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        if len(self.look.merged) >= _MOST_MERGES:
            raise Refusal("table_workbook_unreadable", status=422, file=self.name)
        self.look.merged.append(Range(row_of(first), column_of(first), row_of(last or first), column_of(last or first)))

    def _columns(self, attributes: dict[str, str]) -> None:
        first, last = (row_of(attributes.get(name, "")) for name in ("min", "max"))
        self.look.hidden_columns += range(first, min(last, self.limits.columns) + 1) if first else ()
