"""What is served at windows on holidays. A file comes into the list in preparation of its holiday; somebody else publishes it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Q

from yimen.agencies.models import Agency
from yimen.clock.hours import read_hours, write_hours
from yimen.exchange.kinds.base import Cells, ListKind, Order
from yimen.hall.acts import Told, take_in
from yimen.hall.models import HolidayList, HolidayService
from yimen.spreadsheets import Column, Finding, error

COLUMNS = (
    Column("year", "年份", "Year", "number", required=True, longest=4, note_zh="节假日所在年份。", note_en="Year of the holiday."),
    Column("holiday", "节假日", "Holiday", required=True, longest=40, note_zh="如国庆节；普通双休日写“周末”。",
           note_en="Chinese name of the holiday; 周末 for free weekends."),
    Column("level", "层级", "Level", told=True, note_zh="district 区级，town 街镇级。只导出，不导入。",
           note_en="district or town. Told, not read."),
    Column("department", "实施部门", "Department", required=True, longest=120, element="dept_name", synonyms=("办理单位", "部门"),
           note_zh="办理单位全称。", note_en="Who serves it, by its full name."),
    Column("code", "实施编码", "Service code", "code", longest=80, element="task_code", note_zh="可为空。", note_en="May be empty."),
    Column("name", "事项名称", "Name", required=True, longest=500, element="task_name", note_zh="事项的名称。",
           note_en="Name of the matter."),
    Column("name_en", "英文名称", "English name", longest=500, note_zh="可为空。", note_en="May be empty."),
    Column("days", "办理日期", "Days", required=True, longest=2000, note_zh="以空格分开。", note_en="Days, parted by blanks."),
    Column("hours", "办理时间", "Hours", required=True, longest=120, element="transact_time", note_zh="如 9:00-11:30。",
           note_en="Such as 9:00-11:30."),
    Column("place", "办理地点", "Place", required=True, longest=200, element="transact_addr", note_zh="窗口地址。",
           note_en="Where the window is."),
    Column("place_en", "英文办理地点", "Place in English", longest=300, note_zh="可为空。",
           note_en="May be empty."),
    Column("phone", "电话", "Telephone", "code", longest=40, element="link_way", note_zh="咨询电话。", note_en="Telephone."),
    Column("remark", "备注", "Remark", longest=300, note_zh="可为空。", note_en="May be empty."),
)  # fmt: skip
COMPARED = ("code", "name_en", "days", "hours", "place", "place_en", "phone", "remark")
PUBLISHED = Q(list__status=HolidayList.Status.PUBLISHED, list__superseded_at=None)


def rows(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """The entries of the lists in force, the newest year first."""
    found = HolidayService.objects.filter(PUBLISHED, list__district=district).select_related(
        "list", "agency", "service"
    )
    if keys is not None:
        found = found.filter(list__year__in=[int(key) for key in keys if key.isdigit()])
    order = ("-list__year", "list__holiday", "level", "agency__order", "agency__code", "name")
    for entry in found.order_by(*order).iterator(chunk_size=2_000):
        yield _cells(entry)


def drafted(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """The same; of a holiday whose list is being prepared, the entries of that."""
    waiting = Q(list__status=HolidayList.Status.DRAFT)
    found = HolidayService.objects.filter(PUBLISHED | waiting, list__district=district)
    found = found.filter(list__year__in=[int(key) for key in keys or () if key.isdigit()])
    entries = list(found.select_related("list", "agency", "service"))
    prepared = {(each.list.year, each.list.holiday) for each in entries if each.list.status == HolidayList.Status.DRAFT}
    for entry in entries:
        if entry.list.status == HolidayList.Status.DRAFT or (entry.list.year, entry.list.holiday) not in prepared:
            yield _cells(entry)


def _cells(entry: HolidayService) -> Cells:
    return {
        "year": str(entry.list.year),
        "holiday": entry.list.holiday,
        "level": entry.level,
        "department": entry.agency.name,
        "code": entry.service.code if entry.service else "",
        "name": entry.name,
        "name_en": entry.name_en,
        "days": " ".join(day.isoformat() for day in entry.days),
        "hours": entry.hours,
        "place": entry.place,
        "place_en": entry.place_en,
        "phone": entry.phone,
        "remark": entry.remark,
    }


class HolidayChecker:
    """Years, days and hours in their one form, and departments that there are."""

    def __init__(self, order: Order) -> None:
        self.names = set(Agency.objects.filter(division__startswith=order.district).values_list("name", flat=True))

    def check(self, given: Sequence[tuple[int, Mapping[str, str]]]) -> list[tuple[Cells, list[Finding]]]:
        """No query."""
        return [self._looked(number, dict(cells)) for number, cells in given]

    def _looked(self, number: int, cells: Cells) -> tuple[Cells, list[Finding]]:
        found = []
        if cells.get("code"):
            cells.pop("name_en", None)  # it is the service's own
        if cells["department"] not in self.names:
            found.append(error(number, "row_agency_unknown", "department", name=cells["department"][:60]))
        forms: tuple[tuple[str, Callable[[str], str], str], ...] = (
            ("year", _year, "row_year_wrong"),
            ("days", _days, "row_days_wrong"),
            ("hours", lambda text: write_hours(read_hours(text)), "row_hours_wrong"),
        )
        for name, form, code in forms:
            told = form(cells[name])
            if not told:
                found.append(error(number, code, name, value=cells[name][:60]))
            cells[name] = told or cells[name]
        return cells, found


def _year(text: str) -> str:
    return text if text.isdigit() and "1949" < text < "2200" else ""


def _days(text: str) -> str:
    """The days in order, parted by blanks; empty where one is none."""
    try:
        return " ".join(sorted({date.fromisoformat(part).isoformat() for part in text.replace("、", " ").split()}))
    except ValueError:
        return ""


class HolidayWriter:
    """Gives the rows of each holiday to the act of the room."""

    def __init__(self, order: Order) -> None:
        self.order = order

    def write(self, given: Sequence[Mapping[str, str]]) -> None:
        """Raises Refusal as `take_in` does."""
        names = {cells["department"] for cells in given}
        agencies = Agency.objects.filter(division__startswith=self.order.district, name__in=names)
        codes = dict(agencies.values_list("name", "code"))
        told: dict[tuple[int, str], list[Told]] = {}
        for cells in given:
            own = Told(cells["name"], codes[cells["department"]], {key: cells[key] for key in COMPARED if key in cells})
            told.setdefault((int(cells["year"]), cells["holiday"]), []).append(own)
        for (year, holiday), entries in told.items():
            order = self.order
            take_in(order.district, year, holiday, entries, actor=order.actor, now=order.now, reason=order.reason)


HOLIDAYS = ListKind(
    name="holidays",
    zh="节假日事项目录",
    en="Services on holidays",
    about_zh="节假日窗口办理的事项，一行一个事项。",
    about_en="Which matters are served at windows on holidays, one row each.",
    then_zh="导入的内容写入该节假日正在编制的目录（没有的，以现行目录为底稿新编），由另一人核对后公布。",
    then_en="What comes in stands in the list in preparation of its holiday, which begins with the one in force; "
    "somebody else looks it through and publishes it.",
    columns=COLUMNS,
    key=("year", "holiday", "department", "name"),
    compared=COMPARED,
    rows=rows,
    drafted=drafted,
    owner=lambda cells: f"{cells.get('year', '')} {cells.get('holiday', '')}",
    tried=True,
    checker=HolidayChecker,
    writer=HolidayWriter,
    tables=(HolidayService._meta.db_table,),
)
