"""Which town exercises the common list since when, and what is otherwise there: a row for each exception, or one without."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from yimen.agencies.models import Agency
from yimen.errors import Refusal
from yimen.exchange.kinds.base import Cells, ListKind, Order
from yimen.powers.acts import Otherwise, adopt_common_list
from yimen.powers.models import Adoption, LocalException
from yimen.spreadsheets import Column, Finding, error

COLUMNS = (
    Column("town", "街镇", "Town", required=True, longest=120, synonyms=("街道", "镇", "街镇名称"), note_zh="镇或街道的全称。",
           note_en="Full name of the town or sub-district."),
    Column("power", "职权编码", "Code of the power", "code", longest=20, note_zh="共性权责中的职权；没有例外的街镇为空，一行。",
           note_en="A power of the common list; empty in the one row of a town without exceptions."),
    Column("exception", "例外", "Exception", "choice", longest=8, choices=tuple(LocalException.Kind.values),
           note_zh="left_out 不行使，changed 有所不同。", note_en="left_out, or changed."),
    Column("text", "本地内容", "How it is there", longest=500, note_zh="有所不同的，写明如何行使。",
           note_en="Of a power that is changed: how it is exercised there."),
    Column("reason", "理由", "Reason", longest=500, note_zh="为何例外。", note_en="Why it is otherwise there."),
    Column("document", "采用文件", "Document", required=True, longest=200, synonyms=("文件",), note_zh="采用共性权责的文件。",
           note_en="By which the common list is adopted."),
    Column("valid_from", "采用自", "Adopted from", "date", required=True,
           note_zh="采用的起始日；内容有变的，须晚于现行采用的起始日，同一街镇各行一致。",
           note_en="First day. Where something changes it lies after that of the adoption in force, the same in all rows of a town."),
)  # fmt: skip
COMPARED = ("exception", "text", "reason", "document")


def rows(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """The adoptions in force, by the code of the town and that of the power."""
    found = Adoption.objects.filter(valid_to=None, agency__division__startswith=district)
    if keys is not None:
        found = found.filter(agency__name__in=keys)
    ordered = found.select_related("agency").prefetch_related("exceptions__power")
    for adoption in ordered.order_by("agency__code").iterator(chunk_size=200):
        told = {
            "town": adoption.agency.name,
            "document": adoption.document,
            "valid_from": adoption.valid_from.isoformat(),
        }
        exceptions = sorted(adoption.exceptions.all(), key=lambda each: each.power.code)
        for each in exceptions:
            yield told | {
                "power": each.power.code,
                "exception": each.kind,
                "text": each.text,
                "reason": each.reason,
            }
        if not exceptions:
            yield told | dict.fromkeys(("power", "exception", "text", "reason"), "")


class AdoptionChecker:
    """A row without a power has nothing to say about one."""

    def __init__(self, _order: Order) -> None:
        pass

    def check(self, given: Sequence[tuple[int, Mapping[str, str]]]) -> list[tuple[Cells, list[Finding]]]:
        """No query."""
        return [(dict(cells), self._found(number, cells)) for number, cells in given]

    def _found(self, number: int, cells: Mapping[str, str]) -> list[Finding]:
        if cells.get("power") or not any(cells.get(name) for name in ("exception", "text", "reason")):
            return []
        return [error(number, "row_cell_empty", "power")]


class AdoptionWriter:
    """A town whose rows differ adopts the list anew, with the exceptions that it has and those of the file."""

    def __init__(self, order: Order) -> None:
        self.order = order

    def write(self, given: Sequence[Mapping[str, str]]) -> None:
        """Raises Refusal as `adopt_common_list` does; adoption_needs_town, adoption_rows_differ (422)."""
        told: dict[str, list[Mapping[str, str]]] = {}
        for cells in given:
            told.setdefault(cells["town"], []).append(cells)
        towns = Agency.objects.filter(division__startswith=self.order.district, name__in=told)
        known = {agency.name: agency for agency in towns}
        for name, own in told.items():
            if name not in known:
                raise Refusal("adoption_needs_town", status=422, agency=name[:60])
            self._adopt(known[name], own)

    def _adopt(self, agency: Agency, told: Sequence[Mapping[str, str]]) -> None:
        begins, documents = {cells["valid_from"] for cells in told}, {cells["document"] for cells in told}
        if len(begins) > 1 or len(documents) > 1:
            raise Refusal("adoption_rows_differ", status=422, agency=agency.name)
        wanted = _standing(agency)
        for cells in told:
            if cells.get("power"):
                before = wanted.get(cells["power"])
                said = {
                    name: cells.get(name, before[name] if before else "") for name in ("exception", "text", "reason")
                }
                wanted[cells["power"]] = said
        exceptions = [
            Otherwise(code, said["exception"], said["reason"], said["text"]) for code, said in sorted(wanted.items())
        ]
        adopt_common_list(
            agency,
            date.fromisoformat(begins.pop()),
            exceptions,
            document=documents.pop(),
            actor=self.order.actor,
            now=self.order.now,
        )


def _standing(agency: Agency) -> dict[str, dict[str, str]]:
    """The exceptions that the town has now, by the code of the power."""
    found = LocalException.objects.filter(adoption__agency=agency, adoption__valid_to=None)
    values = found.values_list("power__code", "kind", "text", "reason")
    return {code: {"exception": kind, "text": text, "reason": reason} for code, kind, text, reason in values}


ADOPTIONS = ListKind(
    name="adoptions",
    zh="共性权责采用情况",
    en="Common list of towns",
    about_zh="各镇、街道采用共性权责的情况和例外，一行一个例外；没有例外的街镇一行。",
    about_en="Since when each town exercises the common list, and what is otherwise there: one row an exception, or one without.",
    then_zh="内容有变的街镇自文件所写的日期起重新采用；文件没有写到的例外保持不变。",
    then_en="A town whose rows differ adopts the list anew from the day in the file; exceptions that the file does not hold stay.",
    columns=COLUMNS,
    key=("town", "power"),
    compared=COMPARED,
    rows=rows,
    owner=lambda cells: cells.get("town", ""),
    tried=True,
    checker=AdoptionChecker,
    writer=AdoptionWriter,
    tables=(Adoption._meta.db_table, LocalException._meta.db_table),
)
