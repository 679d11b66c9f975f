"""Terms, materials, fees and questions of services: told by the guides in force, taken in as changes that are being written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from yimen.catalogue.acts import PartRefused, take_in_guide, take_in_terms
from yimen.catalogue.models import Proposal, Service, ServiceVersion
from yimen.catalogue.proposing import DONE
from yimen.errors import Refusal
from yimen.exchange.kinds import guide_lists
from yimen.exchange.kinds.base import Cells, ListKind, Order, Rows
from yimen.exchange.kinds.guide_lists import GuideList
from yimen.exchange.kinds.part_cells import columns_of, normal
from yimen.spreadsheets import Column, Finding, error

SERVICE = Column("item_code", "实施编码", "Service code", "code", required=True, longest=80, element="task_code",
                 synonyms=("事项编码",), note_zh="所属事项。", note_en="The service to which it belongs.")  # fmt: skip
TITLE = Column("item_name", "事项名称", "Name of the service", told=True, element="task_name", note_zh="只导出，不导入。",
               note_en="Told, not read.")  # fmt: skip
THEN_ZH = "导入后成为各事项正在编写的变更，由承办科室核对提交，经审查、批准后公布；没有写到的行保持不变。"
THEN_EN = (
    "What comes in is a change of each service that is being written: its section looks it through and hands it in, and it is "
    "reviewed, approved and published like any other. Rows that the file does not hold stay."
)


def _number(note_zh: str, note_en: str) -> Column:
    return Column("number", "序号", "Number", "number", required=True, longest=4, note_zh=note_zh, note_en=note_en)


class PartChecker:
    """Services that are in the catalogue, and the cells in the form of guides."""

    def __init__(self, order: Order, wanted: GuideList) -> None:
        self.district, self.wanted = order.district, wanted

    def check(self, given: Sequence[tuple[int, Mapping[str, str]]]) -> list[tuple[Cells, list[Finding]]]:
        """One query."""
        found = Service.objects.filter(district=self.district).exclude(status__in=Service.HIDDEN)
        codes = found.filter(code__in={cells["item_code"] for _number, cells in given}).values_list("code", flat=True)
        known = set(codes)
        return [self._looked(number, dict(cells), known) for number, cells in given]

    def _looked(self, number: int, cells: Cells, known: set[str]) -> tuple[Cells, list[Finding]]:
        found = []
        if cells["item_code"] not in known:
            found.append(error(number, "row_service_unknown", "item_code", value=cells["item_code"]))
        if "number" in cells and not cells["number"].isdigit():
            return cells, [*found, error(number, "row_number_wrong", "number", value=cells["number"])]
        if "number" in cells:
            cells["number"] = str(int(cells["number"]))
        return cells, [*found, *normal(number, cells, self.wanted.of_row(cells))]


class PartWriter:
    """Gives the guides, with the rows in them, to the act of the room."""

    def __init__(self, order: Order, wanted: GuideList) -> None:
        self.order, self.wanted = order, wanted

    def write(self, given: Sequence[Mapping[str, str]]) -> None:
        """Raises Refusal: guide_missing, guide_terms_only (422), guide_line_gap; those of `take_in_guide`."""
        told: dict[str, list[Mapping[str, str]]] = {}
        for cells in given:
            told.setdefault(cells["item_code"], []).append(cells)
        services = Service.objects.filter(code__in=told).select_related("agency", "supervisor")
        known = {service.code: service for service in services}
        standing = _standing(self.order.district, list(told))
        for code, own in told.items():
            content = standing[code][1] if code in standing else None
            if content is None:
                self._terms(known[code], own)
            else:
                wanted = self.wanted.put(dict(content), own, known[code].name)
                self._take_in(known[code], wanted)

    def _take_in(self, service: Service, content: Mapping[str, Any]) -> None:
        try:
            take_in_guide(service, self.wanted.parts, content, **self._order())
        except PartRefused as refusal:
            # The value that is wrong stands in the column of its name: materials[1].copies, fee.item.zh.
            names = refusal.findings[0].place.replace("]", "").split(".")
            known = {cell.name for cell in (*self.wanted.cells, *getattr(self.wanted, "main", ()))}
            refusal.data["column"] = next((name for name in reversed(names) if name in known), "")
            raise

    def _terms(self, service: Service, told: Sequence[Mapping[str, str]]) -> None:
        """A service that is only listed has no guide to write into, but it has terms."""
        if self.wanted is not guide_lists.TERMS:
            raise Refusal("guide_missing", status=422, service=service.name)
        defaults = {cell.name: cell.default for cell in self.wanted.cells}
        other = [name for name in defaults if name not in ("statutory", "promised")]
        for cells in told:
            if any(cells.get(name, defaults[name]) != defaults[name] for name in other):
                raise Refusal("guide_terms_only", status=422, service=service.name)
            take_in_terms(service, cells.get("statutory", ""), cells.get("promised", ""), **self._order())

    def _order(self) -> dict[str, Any]:
        return {"actor": self.order.actor, "now": self.order.now, "reason": self.order.reason}


def _standing(district: str, keys: Sequence[str]) -> dict[str, tuple[str, dict[str, Any] | None, str, str]]:
    """Name, guide and terms of these services, as the change that is on its way leaves them, by code. Two queries."""
    versions = ServiceVersion.objects.filter(valid_to=None, service__district=district, service__code__in=keys)
    names = ("service__code", "name", "content", "statutory", "promised")
    found = {code: told for code, *told in versions.values_list(*names)}
    waiting = Proposal.objects.exclude(status__in=DONE).filter(service__district=district, code__in=keys)
    found |= {code: told for code, *told in waiting.values_list("code", *names[1:])}
    return {code: (name, content, statutory, promised) for code, (name, content, statutory, promised) in found.items()}


def _source(wanted: GuideList) -> Rows:
    def rows(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
        found = ServiceVersion.objects.filter(valid_to=None, service__district=district)
        found = found.exclude(service__status__in=Service.HIDDEN).order_by("service__code")
        if keys is not None:
            found = found.filter(service__code__in=keys)
        names = ("service__code", "name", "content", "statutory", "promised")
        for code, *told in found.values_list(*names).iterator(chunk_size=500):
            yield from _told(wanted, code, *told)

    return rows


def _drafted(wanted: GuideList) -> Rows:
    def rows(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
        for code, told in _standing(district, keys or ()).items():
            yield from _told(wanted, code, *told)

    return rows


def _told(
    wanted: GuideList, code: str, name: str, content: Mapping[str, Any] | None, statutory: str, promised: str
) -> Iterator[Cells]:
    service = {"item_code": code, "item_name": name}
    if content is not None:
        for cells in wanted.rows(content):
            yield service | cells
    elif wanted is guide_lists.TERMS and (statutory or promised):
        defaults = {cell.name: cell.default for cell in wanted.cells}
        yield service | defaults | {"statutory": statutory, "promised": promised}


def _kind(wanted: GuideList, name: str, words: tuple[str, str, str, str], *columns: Column) -> ListKind:
    zh, en, about_zh, about_en = words
    key = ("item_code", wanted.key) if wanted.key else ("item_code",)
    return ListKind(
        name=name,
        zh=zh,
        en=en,
        about_zh=about_zh,
        about_en=about_en,
        then_zh=THEN_ZH,
        then_en=THEN_EN,
        columns=(SERVICE, TITLE, *columns),
        key=key,
        compared=tuple(column.key for column in columns if column.key not in key),
        rows=_source(wanted),
        drafted=_drafted(wanted),
        owner=lambda cells: cells.get("item_code", ""),
        tried=True,
        checker=lambda order: PartChecker(order, wanted),
        writer=lambda order: PartWriter(order, wanted),
        tables=(Proposal._meta.db_table,),
    )


TERMS = _kind(
    guide_lists.TERMS,
    "terms",
    ("办理时限", "Time limits of services", "各事项的法定和承诺时限、办件类型，一行一个事项。",
     "Statutory and promised terms and kind of handling, one service a row."),
    *columns_of(guide_lists.TERMS.cells, ("statutory",)),
)  # fmt: skip
MATERIALS = _kind(
    guide_lists.MATERIALS,
    "materials",
    (
        "申请材料",
        "Materials",
        "各事项的申请材料，一行一份材料。",
        "What applicants hand in, one material of a service a row.",
    ),
    *columns_of(guide_lists.MATERIALS.cells, ("code", "name")),
)
FEES = _kind(
    guide_lists.FEES,
    "fees",
    ("收费", "Fees", "各事项的收费，一行一个收费项目。", "What is charged, one item of a service a row."),
    _number(
        "0 为是否收费及第一个收费项目，1 起为其他收费项目。",
        "0: whether a fee is charged, and its first item; from 1 on: further items.",
    ),
    *columns_of(guide_lists.FEES.main),
)
QUESTIONS = _kind(
    guide_lists.QUESTIONS,
    "questions",
    (
        "常见问题",
        "Questions",
        "各事项的常见问题和解答，一行一问。",
        "What is asked often, one question of a service a row.",
    ),
    _number("从 1 起，不间断。", "From 1 without a gap."),
    *columns_of(guide_lists.QUESTIONS.cells, ("question", "answer")),
)
