"""The rules of a list of services about its rows. What they find is a warning (the row is kept) or an error (nothing is written)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yimen import codes
from yimen.catalogue.audit import Entry, audit_entry
from yimen.catalogue.models import MatterType, Service
from yimen.errors import Refusal
from yimen.spreadsheets import Finding, error, warning

UNGROUPED = "未分类"
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{3,79}\Z")
# Sichuan's form: basic code, division, 000, authority, version, serial; the basic code may itself hold dashes.
_ITEM_CODE = re.compile(r"(?P<basic>.+)-(?P<area>\d{12})-\d{3}-(?P<authority>[0-9A-Za-z-]+)-\d-\d{2}\Z")
_USCC_SHAPE = re.compile(r"[0-9A-Za-z]{18}\Z")


@dataclass(frozen=True)
class Row:
    """One row on its way through the check."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Item:
    """One row as it will be written. group, name_en: None where the file has no such column, and they stay as they are."""

    department: str
    group: str | None
    name: str
    name_en: str | None
    code: str
    basic: str
    type: str
    authority: str


class ServiceChecker:
    """Remembers names and authority codes seen while rows pass by."""

    def __init__(self, district: str) -> None:
        self.district = district
        self.names: dict[tuple[str, str], int] = {}
        self.authorities: set[str] = set()

    def check(self, rows: Sequence[tuple[int, Mapping[str, str]]]) -> list[tuple[dict[str, str], list[Finding]]]:
        """Rows whose single cells are in order, with their numbers: each in its one form, with what is wrong or odd. Two queries."""
        known = {
            code: (district, status)
            for code, district, status in Service.objects.filter(
                code__in=[cells["item_code"] for _number, cells in rows]
            ).values_list("code", "district", "status")
        }
        return [self._looked(Row(number, cells), known.get(cells["item_code"])) for number, cells in rows]

    def _looked(self, row: Row, known: tuple[str, str] | None) -> tuple[dict[str, str], list[Finding]]:
        found = list(self._codes(row))
        if known is not None:
            district, status = known
            if district != self.district:
                found.append(
                    error(row.number, "row_code_taken", "item_code", value=row["item_code"], district=district)
                )
            elif status == Service.Status.RETIRED:
                found.append(error(row.number, "row_service_retired", "item_code", value=row["item_code"]))
            elif status == Service.Status.COMING:
                found.append(error(row.number, "row_service_coming", "item_code", value=row["item_code"]))
        if found:
            return dict(row.cells), found
        return self._item(row)

    def _codes(self, row: Row) -> Iterator[Finding]:
        area, code = row["area_code"], row["item_code"]
        if area[:6] != self.district:
            yield error(row.number, "row_district_other", "area_code", found=area[:12], expected=self.district)
        if not _CODE.match(code):
            yield error(row.number, "row_code_shape", "item_code", value=code[:80])

    def _item(self, row: Row) -> tuple[dict[str, str], list[Finding]]:
        found: list[Finding] = []
        parts = _ITEM_CODE.match(row["item_code"])
        if parts is None:
            found.append(warning(row.number, "row_item_code_form", "item_code", value=row["item_code"]))
        inner = parts["authority"] if parts else ""
        found += [
            finding
            for column, code in (("dept_code", row["dept_code"]), ("item_code", inner))
            for finding in self._authority(row, column, code)
        ]
        found += self._name_twice(row)
        type_code = row["task_type"].zfill(2)
        if type_code not in MatterType.values:
            found.append(warning(row.number, "row_type_unknown", "task_type", type=row["task_type"]))
            type_code = MatterType.OTHER.value
        normal = dict(row.cells) | {"task_type": type_code}
        if row["main_item"] == UNGROUPED:
            normal["main_item"] = ""
        item = item_of(normal)
        found += self._rules(row, item)
        return normal, found

    def _rules(self, row: Row, item: Item) -> Iterator[Finding]:
        """The rules of the audit about a row of the list; what they find is kept and told, to be mended in the list."""
        for broken in audit_entry(Entry(item.code, item.name, item.type, item.authority)):
            column = "task_type" if broken.place == "type" else "item_code"
            yield warning(row.number, "row_breaks_rule", column, rule=broken.rule, value=broken.text)

    def _name_twice(self, row: Row) -> Iterator[Finding]:
        first = self.names.setdefault((row["department"], row["item_name"]), row.number)
        if first != row.number:
            yield warning(row.number, "row_name_twice", "item_name", name=row["item_name"], first=first)

    def _authority(self, row: Row, column: str, code: str) -> Iterator[Finding]:
        """Each authority code is told once, at the first row where it stands."""
        bare = code.split("_")[0]
        if not bare or bare in self.authorities:
            return
        self.authorities.add(bare)
        if not _USCC_SHAPE.match(bare):
            yield warning(row.number, "row_authority_shape", column, value=bare)
        elif not _is_uscc(bare.upper()):
            yield warning(row.number, "row_authority_check", column, value=bare)
        elif bare != bare.upper():
            yield warning(row.number, "row_authority_case", column, value=bare)


def item_of(cells: Mapping[str, str]) -> Item:
    """A checked row as it will be written; empty values where the file does not tell them."""
    parts = _ITEM_CODE.match(cells["item_code"])
    inner = parts["authority"] if parts else ""
    return Item(
        department=cells["department"],
        group=cells.get("main_item"),
        name=cells["item_name"],
        name_en=cells.get("name_en"),
        code=cells["item_code"],
        basic=parts["basic"] if parts else "",
        type=cells["task_type"],
        authority=_usable(cells.get("dept_code", "")) or _usable(inner),
    )


def _usable(code: str) -> str:
    """The code in capitals where it is a real unified social credit code, else nothing."""
    upper = code.split("_")[0].upper()
    return upper if _USCC_SHAPE.match(upper) and _is_uscc(upper) else ""


def _is_uscc(code: str) -> bool:
    try:
        return codes.check_uscc(code) == code
    except Refusal:
        return False
