"""GET /matters"""

from typing import Annotated, Literal

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Query

from yimen import clock
from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.base import Words
from yimen.api.answers.matters import MatterPage, MatterRow
from yimen.api.door import operation
from yimen.api.endpoints.catalogue_read import Day
from yimen.catalogue.matters import matters_on, with_services
from yimen.catalogue.models import MatterVersion

Types = Literal["", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "20"]
Levels = Literal["", "1", "2", "3", "4", "5", "6", "7"]


@operation(
    "GET", "/matters", access=ANYONE, scope=Scope.CATALOGUE_READ, gives=MatterPage, refusals=(422,), tag="catalogue"
)
def list_matters(
    request: HttpRequest,
    on: Day = "",
    text: Annotated[str, Query(max_length=100, description="Part of the name, or the beginning of the code.")] = "",
    type: Annotated[Types, Query(description="Empty: all.")] = "",
    level: Annotated[Levels, Query(description="Empty: all.")] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=500)] = 100,
) -> MatterPage:
    """List the matters of the basic catalogue as they stood on any day.

    In the order of their codes.
    """
    day = clock.parse_date(on) if on else clock.shanghai_date(request.now)  # type: ignore[attr-defined]
    pages = Paginator(with_services(matters_on(day, text.replace("\x00", ""), type, level)), page_size)
    rows = pages.page(page).object_list if page <= pages.num_pages else []
    items = [_row(version) for version in rows]
    return MatterPage(on=day, items=items, total=pages.count, page=page, pages=pages.num_pages)


def _row(version: MatterVersion) -> MatterRow:
    matter = version.matter
    return MatterRow(
        code=matter.code,
        short_code=matter.short_code,
        local_code=matter.local_code,
        name=Words(zh=version.name, en=version.name_en),
        type=version.type,
        level=version.level,
        since=version.valid_from,
        services=version.services,  # type: ignore[attr-defined]
    )
