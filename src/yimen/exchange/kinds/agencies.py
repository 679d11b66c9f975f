"""The organs of a district: departments, towns, sub-districts and parks."""

from collections.abc import Iterator, Mapping, Sequence

from yimen import codes
from yimen.agencies.acts.save_agencies import save_agencies
from yimen.agencies.models import Agency
from yimen.catalogue.searching import pinyin
from yimen.catalogue.telling import LISTED, tell
from yimen.errors import Refusal
from yimen.exchange.kinds.base import Cells, ListKind, Order
from yimen.spreadsheets import Column, Finding, error

COLUMNS = (
    Column(
        "code", "部门简码", "Short code", "code", required=True, longest=40, synonyms=("简码", "agency_code"),
        note_zh="平台内的简码，如 scjg，是识别一个部门的依据。",
        note_en="Short code on this platform, such as scjg; by it an organ is recognised.",
    ),
    Column(
        "name", "部门名称", "Name", required=True, longest=120, element="dept_name", synonyms=("机构名称", "名称", "单位名称"),
        note_zh="全称，同一区划内不得重复。", note_en="Full name; once in a division.",
    ),
    Column("name_en", "英文名称", "English name", longest=200, note_zh="可不填。", note_en="May be empty."),
    Column(
        "uscc", "统一社会信用代码", "Credit code", "code", longest=18, element="dept_code", synonyms=("信用代码", "社会信用代码"),
        note_zh="18 位，校验位须正确。", note_en="18 characters with a right check character.",
    ),
    Column(
        "kind", "机构类别", "Kind of organ", "choice", required=True, longest=16, choices=tuple(Agency.Kind.values),
        note_zh="、".join(Agency.Kind.values), note_en=", ".join(Agency.Kind.values),
    ),
    Column(
        "division", "行政区划代码", "Division code", "code", required=True, longest=12, element="area_code", synonyms=("区划代码", "区划"),
        note_zh="区级 6 位，街镇 9 位。", note_en="6 digits for the district, 9 for a town or sub-district.",
    ),
    Column("address", "地址", "Address", longest=200, element="transact_addr", note_zh="办公地址。", note_en="Where it sits."),
    Column("phone", "咨询电话", "Telephone", "code", longest=40, element="link_way", synonyms=("电话",), note_zh="含区号。",
    note_en="With area code."),
    Column(
        "complaint_phone", "投诉电话", "Complaints telephone", "code", longest=40, element="supervise_way", synonyms=("监督电话",),
        note_zh="含区号。", note_en="With area code.",
    ),
    Column("order", "排序", "Order", "number", longest=5, synonyms=("序号",), note_zh="列表中的次序。", note_en="Place in lists."),
)  # fmt: skip
COMPARED = tuple(column.key for column in COLUMNS)


def rows(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """The organs by short code."""
    found = Agency.objects.filter(division__startswith=district).order_by("code")
    if keys is not None:
        found = found.filter(code__in=keys)
    for values in found.values(*COMPARED).iterator(chunk_size=2_000):
        yield {key: str(values[key]) for key in COMPARED}


class AgencyChecker:
    """Codes, divisions, and names that stand once in a division."""

    def __init__(self, order: Order) -> None:
        self.district = order.district
        self.names: dict[tuple[str, str], int] = {}
        self.changed: dict[str, dict[str, str]] = {}

    def check(self, given: Sequence[tuple[int, Mapping[str, str]]]) -> list[tuple[Cells, list[Finding]]]:
        """Three queries: codes of other districts, names that another organ has, and organs whose names four eyes have changed."""
        wanted = {cells["code"] for _number, cells in given}
        others = dict(
            Agency.objects.filter(code__in=wanted)
            .exclude(division__startswith=self.district)
            .values_list("code", "division")
        )
        versions = Agency.objects.filter(code__in=wanted, versions__valid_to=None, versions__isnull=False)
        told = versions.values_list("code", "name", "name_en")
        self.changed = {code: {"name": name, "name_en": name_en} for code, name, name_en in told}
        named = Agency.objects.filter(name__in={cells["name"] for _number, cells in given})
        holders = {(division, name): code for division, name, code in named.values_list("division", "name", "code")}
        return [self._looked(number, dict(cells), others, holders) for number, cells in given]

    def _looked(
        self, number: int, cells: Cells, others: Mapping[str, str], holders: Mapping[tuple[str, str], str]
    ) -> tuple[Cells, list[Finding]]:
        found = []
        code, division = cells["code"], cells["division"]
        if code in others:
            found.append(error(number, "row_agency_taken", "code", value=code, district=others[code][:6]))
        if (
            not (division.isascii() and division.isdigit() and len(division) in (6, 9, 12))
            or division[:6] != self.district
        ):
            found.append(error(number, "row_agency_division", "division", value=division, expected=self.district))
        for column in ("name", "name_en"):
            before = self.changed.get(code, {}).get(column)
            if before is not None and cells.get(column, before) != before:
                found.append(error(number, "row_agency_renamed", column, name=before, given=cells[column]))
        name = (division, cells["name"])
        first = self.names.setdefault(name, number)
        if first != number:
            found.append(error(number, "row_agency_name_twice", "name", name=cells["name"], first=first))
        elif holders.get(name, code) != code:
            found.append(error(number, "row_agency_name_taken", "name", name=cells["name"], holder=holders[name]))
        if cells.get("uscc"):
            try:
                cells["uscc"] = codes.check_uscc(cells["uscc"])
            except Refusal:
                found.append(error(number, "row_agency_uscc", "uscc", value=cells["uscc"]))
        if "order" in cells:
            if not cells["order"]:
                cells["order"] = "0"
            elif not cells["order"].isdigit() or int(cells["order"]) > 32_000:
                found.append(error(number, "row_agency_order", "order", value=cells["order"]))
            else:
                cells["order"] = str(int(cells["order"]))
        return cells, found


class AgencyWriter:
    """Gives the rows to the act of the room."""

    def __init__(self, order: Order) -> None:
        self.order, self._told = order, False

    def write(self, given: Sequence[Mapping[str, str]]) -> None:
        """New and changed organs. Those who keep names of organs beside the catalogue hear of it, once."""
        if given and not self._told:
            tell(LISTED, self.order.district, 0, self.order.now)
            self._told = True
        save_agencies([dict(cells) | {"pinyin": pinyin(cells["name"])[:300]} for cells in given])


AGENCIES = ListKind(
    name="agencies",
    zh="部门与街镇",
    en="Departments and towns",
    about_zh="本区的部门、镇、街道和园区，一行一个机构。",
    about_en="Departments, towns, sub-districts and parks of the district, one row each.",
    columns=COLUMNS,
    key=("code",),
    compared=COMPARED,
    rows=rows,
    checker=AgencyChecker,
    writer=AgencyWriter,
    tables=(Agency._meta.db_table,),
)
