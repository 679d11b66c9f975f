"""GET /holidays, GET /holidays/{id}"""

from datetime import datetime
from typing import Annotated

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Query

from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.base import Words
from yimen.api.answers.catalogue import AgencyName
from yimen.api.answers.holidays import HolidayEntries, HolidayEntry, HolidayListRow, HolidayLists
from yimen.api.door import operation
from yimen.clock import parse_date
from yimen.errors import Refusal
from yimen.hall import queries
from yimen.hall.models import HolidayList, HolidayService


@operation("GET", "/holidays", access=ANYONE, scope=Scope.CATALOGUE_READ, gives=HolidayLists, tag="catalogue")
def list_holidays(request: HttpRequest) -> HolidayLists:
    """List the holidays with a published list.

    For each: how many matters of the district and of its towns and sub-districts are served, counted from the entries.
    """
    return HolidayLists(items=[_row(each) for each in queries.published_lists(settings.YIMEN_DISTRICT)])


@operation(
    "GET",
    "/holidays/{number}",
    access=ANYONE,
    scope=Scope.CATALOGUE_READ,
    gives=HolidayEntries,
    refusals=(404,),
    tag="catalogue",
)
def read_holiday(
    request: HttpRequest,
    number: int,
    level: Annotated[str, Query(pattern=r"^(district|town)?$", description="Empty: both levels.")] = "",
    agency: Annotated[str, Query(max_length=40, description="Short code of who serves it.")] = "",
    on: Annotated[
        str, Query(max_length=40, description="Only what is served on this day.", examples=["2016-10-01"])
    ] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=500)] = 100,
) -> HolidayEntries:
    """Read what is served on a holiday.

    Place, days and hours of each matter, and whether it is open at this moment.
    """
    lists = queries.published_lists(settings.YIMEN_DISTRICT)
    found = next((each for each in lists if each.pk == number), None)
    if found is None:
        raise Refusal("holiday_list_not_found", status=404)
    rows = queries.entries_of(found, agency=agency, level=level, day=parse_date(on) if on else None)
    pages = Paginator(rows, page_size)
    shown = pages.page(page).object_list if page <= pages.num_pages else []
    now = request.now  # type: ignore[attr-defined]
    items = [_entry(entry, now) for entry in shown]
    return HolidayEntries(holiday_list=_row(found), items=items, total=pages.count, page=page, pages=pages.num_pages)


def _row(found: HolidayList) -> HolidayListRow:
    """A list with the counts of `queries.with_counts`."""
    assert found.published_at is not None
    return HolidayListRow(
        id=found.pk,
        year=found.year,
        holiday=Words(zh=found.holiday, en=found.holiday_en),
        version=found.number,
        published_at=found.published_at,
        district_level=found.district_level,  # type: ignore[attr-defined]
        town_level=found.town_level,  # type: ignore[attr-defined]
    )


def _entry(entry: HolidayService, now: datetime) -> HolidayEntry:
    agency = entry.agency
    return HolidayEntry(
        name=Words(zh=entry.name, en=entry.name_en),
        level=entry.level,
        agency=AgencyName(code=agency.code, name=Words(zh=agency.name, en=agency.name_en)),
        service=entry.service.code if entry.service else "",
        place=Words(zh=entry.place, en=entry.place_en),
        days=entry.days,
        hours=entry.hours,
        phone=entry.phone,
        open_now=queries.open_now(entry, now),
    )
