"""Every row looked at, each finding with its row: a warning (the row is kept) or an error (nothing is written)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from yimen import codes
from yimen.catalogue.audit import RULE_WORDS, Entry, audit_entry
from yimen.catalogue.importing.read import COLUMNS, Row
from yimen.catalogue.models import MatterType
from yimen.errors import Refusal

LONGEST = {
    "item_name": 500,
    "main_item": 500,
    "department": 100,
    "item_code": 80,
    "dept_code": 40,
    "area_code": 12,
    "task_type": 4,
}
REQUIRED = ("department", "item_name", "area_code", "item_code", "task_type")
UNGROUPED = "未分类"
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{3,79}\Z")
# Sichuan's form: basic code, division, 000, authority, version, serial; the basic code may itself hold dashes.
_ITEM_CODE = re.compile(r"(?P<basic>.+)-(?P<area>\d{12})-\d{3}-(?P<authority>[0-9A-Za-z-]+)-\d-\d{2}\Z")
_USCC_SHAPE = re.compile(r"[0-9A-Za-z]{18}\Z")
_FORMULA = re.compile(r"[=+@\t\r]|-(?!\d*$)")


class Level(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing noticed in one row. The sentence for `code` stands in `catalogue.refusals`."""

    row: int
    level: Level
    code: str
    column: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass
class Item:
    """One row as it will be written."""

    row: int
    department: str
    group: str
    name: str
    code: str
    basic: str
    type: str
    authority: str


@dataclass
class Report:
    """What an import found and did. `rows` read, `items` to write, `findings`; the writer adds what it changed."""

    file: str
    district: str
    rows: int = 0
    items: list[Item] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    agencies: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    written: bool = False

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level is Level.ERROR]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level is Level.WARNING]

    def tally(self) -> Counter[str]:
        """How often each finding occurs, by code."""
        return Counter(finding.code for finding in self.findings)


def check_rows(rows: Iterable[Row], file: str, district: str) -> Report:
    """Look at every row of a list for a district (six digits). Reads on after errors, so that all are told at once."""
    checker = _Checker(Report(file, district))
    for row in rows:
        checker.look_at(row)
    return checker.report


class _Checker:
    """Remembers names and codes seen, and authority codes already reported, while rows pass by."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.names: dict[tuple[str, str], int] = {}
        self.codes: dict[str, int] = {}
        self.authorities: set[str] = set()

    def look_at(self, row: Row) -> None:
        self.report.rows += 1
        found = [*self._cells(row), *self._codes(row)]
        if not any(finding.level is Level.ERROR for finding in found):
            item, more = self._item(row)
            self.report.items.append(item)
            found += more
        self.report.findings += found

    def _cells(self, row: Row) -> Iterator[Finding]:
        if row.width != row.expected:
            yield self._error(row, "row_wrong_length", "", found=row.width, expected=row.expected)
        for column in COLUMNS:
            value = row[column]
            if column in REQUIRED and not value:
                yield self._error(row, "row_cell_empty", column)
            if len(value) > LONGEST[column]:
                yield self._error(row, "row_cell_too_long", column, limit=LONGEST[column])
            if _FORMULA.match(value):
                yield self._error(row, "row_cell_formula", column, value=value[:20])
            elif any(unicodedata.category(sign) in ("Cc", "Cs", "Co") for sign in value):
                yield self._error(row, "row_cell_control", column)

    def _codes(self, row: Row) -> Iterator[Finding]:
        area, code = row["area_code"], row["item_code"]
        if area and area[:6] != self.report.district:
            yield self._error(row, "row_district_other", "area_code", found=area[:12], expected=self.report.district)
        if code and not _CODE.match(code):
            yield self._error(row, "row_code_shape", "item_code", value=code[:80])
        first = self.codes.setdefault(code, row.number)
        if code and first != row.number:
            yield self._error(row, "row_code_twice", "item_code", value=code, first=first)

    def _item(self, row: Row) -> tuple[Item, list[Finding]]:
        found: list[Finding] = []
        parts = _ITEM_CODE.match(row["item_code"])
        if parts is None:
            found.append(self._warning(row, "row_item_code_form", "item_code", value=row["item_code"]))
        inner = parts["authority"] if parts else ""
        found += [
            finding
            for column, code in (("dept_code", row["dept_code"]), ("item_code", inner))
            for finding in self._authority(row, column, code)
        ]
        found += self._name_twice(row)
        type_code = row["task_type"].zfill(2)
        if type_code not in MatterType.values:
            found.append(self._warning(row, "row_type_unknown", "task_type", type=row["task_type"]))
            type_code = MatterType.OTHER.value
        item = Item(
            row=row.number,
            department=row["department"],
            group="" if row["main_item"] == UNGROUPED else row["main_item"],
            name=row["item_name"],
            code=row["item_code"],
            basic=parts["basic"] if parts else "",
            type=type_code,
            authority=_usable(row["dept_code"]) or _usable(inner),
        )
        found += self._rules(row, item)
        return item, found

    def _rules(self, row: Row, item: Item) -> Iterator[Finding]:
        """The rules of the audit about a row of the list; what they find is kept and told, to be mended in the list."""
        for broken in audit_entry(Entry(item.code, item.name, item.type, item.authority)):
            words = RULE_WORDS[broken.rule]
            told = {"rule": broken.rule, "says": words.says, "mend": words.mend, "value": broken.text}
            column = "task_type" if broken.place == "type" else "item_code"
            yield self._warning(row, "row_breaks_rule", column, **told)

    def _name_twice(self, row: Row) -> Iterator[Finding]:
        first = self.names.setdefault((row["department"], row["item_name"]), row.number)
        if first != row.number:
            yield self._warning(row, "row_name_twice", "item_name", name=row["item_name"], first=first)

    def _authority(self, row: Row, column: str, code: str) -> Iterator[Finding]:
        """Each authority code is told once, at the first row where it stands."""
        bare = code.split("_")[0]
        if not bare or bare in self.authorities:
            return
        self.authorities.add(bare)
        if not _USCC_SHAPE.match(bare):
            yield self._warning(row, "row_authority_shape", column, value=bare)
        elif not _is_uscc(bare.upper()):
            yield self._warning(row, "row_authority_check", column, value=bare)
        elif bare != bare.upper():
            yield self._warning(row, "row_authority_case", column, value=bare)

    def _error(self, row: Row, code: str, column: str, /, **params: Any) -> Finding:
        return Finding(row.number, Level.ERROR, code, column, {"column": column, **params})

    def _warning(self, row: Row, code: str, column: str, /, **params: Any) -> Finding:
        return Finding(row.number, Level.WARNING, code, column, {"column": column, **params})


def _usable(code: str) -> str:
    """The code in capitals where it is a real unified social credit code, else nothing."""
    upper = code.split("_")[0].upper()
    return upper if _USCC_SHAPE.match(upper) and _is_uscc(upper) else ""


def _is_uscc(code: str) -> bool:
    try:
        return codes.check_uscc(code) == code
    except Refusal:
        return False
