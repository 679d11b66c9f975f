"""What is served at windows on holidays. It only goes out: lists are drafted and published as a whole."""

from collections.abc import Iterator, Sequence

from django.db.models import Q

from yimen.exchange.kinds.base import Cells, ListKind
from yimen.hall.models import HolidayList, HolidayService
from yimen.spreadsheets import Column

COLUMNS = (
    Column("year", "年份", "Year", "number", told=True, note_zh="节假日所在年份。", note_en="Year of the holiday."),
    Column("holiday", "节假日", "Holiday", told=True, note_zh="如国庆节。", note_en="Chinese name of the holiday."),
    Column("level", "层级", "Level", told=True, note_zh="district 区级，town 街镇级。", note_en="district or town."),
    Column("department", "实施部门", "Department", told=True, element="dept_name", note_zh="办理单位。", note_en="Who serves it."),
    Column("code", "实施编码", "Service code", "code", told=True, element="task_code", note_zh="可为空。", note_en="May be empty."),
    Column("name", "事项名称", "Name", told=True, element="task_name", note_zh="事项的名称。", note_en="Name of the matter."),
    Column("days", "办理日期", "Days", told=True, note_zh="以空格分开。", note_en="Days, parted by blanks."),
    Column("hours", "办理时间", "Hours", told=True, element="transact_time", note_zh="如 9:00-11:30。", note_en="Such as 9:00-11:30."),
    Column("place", "办理地点", "Place", told=True, element="transact_addr", note_zh="窗口地址。", note_en="Where the window is."),
    Column("phone", "电话", "Telephone", told=True, element="link_way", note_zh="咨询电话。", note_en="Telephone."),
)  # fmt: skip


def rows(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """The entries of the lists in force, the newest list first."""
    in_force = Q(list__status=HolidayList.Status.PUBLISHED, list__superseded_at=None, list__district=district)
    found = HolidayService.objects.filter(in_force).select_related("list", "agency", "service")
    if keys is not None:
        found = found.filter(name__in=keys)
    order = ("-list__year", "list__holiday", "level", "agency__order", "agency__code", "name")
    for entry in found.order_by(*order).iterator(chunk_size=2_000):
        yield {
            "year": str(entry.list.year),
            "holiday": entry.list.holiday,
            "level": entry.level,
            "department": entry.agency.name,
            "code": entry.service.code if entry.service else "",
            "name": entry.name,
            "days": " ".join(day.isoformat() for day in entry.days),
            "hours": entry.hours,
            "place": entry.place,
            "phone": entry.phone,
        }


HOLIDAYS = ListKind(
    name="holidays",
    zh="节假日事项目录",
    en="Services on holidays",
    about_zh="节假日窗口办理的事项，一行一个事项。",
    about_en="Which matters are served at windows on holidays, one row each.",
    columns=COLUMNS,
    key=("name",),
    compared=(),
    rows=rows,
)
