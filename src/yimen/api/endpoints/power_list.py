"""GET /powers"""

from typing import Annotated

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Query

from yimen import clock
from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.powers import PowerPage
from yimen.api.door import operation
from yimen.api.endpoints.catalogue_read import Day
from yimen.api.power_rows import power_listed
from yimen.powers.lists import Narrowing, powers


@operation("GET", "/powers", access=ANYONE, scope=Scope.CATALOGUE_READ, gives=PowerPage, tag="powers")
def list_powers(
    request: HttpRequest,
    on: Day = "",
    agency: Annotated[
        str, Query(max_length=40, description='Short code of the department, or "common" for the list of towns.')
    ] = "",
    kind: Annotated[str, Query(max_length=2, description="01 to 10; empty: all.", examples=["02"])] = "",
    law: Annotated[str, Query(max_length=300, description="A law that the basis cites.", examples=["食品安全法"])] = "",
    text: Annotated[str, Query(max_length=100, description="Part of the name, or the beginning of the code.")] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=500)] = 100,
) -> PowerPage:
    """Read the list of powers of any day.

    Those that stood in it at the end of that day, in the order of their codes, each with the number of its responsibilities.
    """
    day = clock.parse_date(on) if on else clock.shanghai_date(request.now)  # type: ignore[attr-defined]
    found = powers(settings.YIMEN_DISTRICT, day, Narrowing(agency=agency, kind=kind, law=law, text=text))
    pages = Paginator(found, page_size)
    rows = pages.page(page).object_list if page <= pages.num_pages else []
    items = [power_listed(version) for version in rows]
    return PowerPage(on=day, items=items, total=pages.count, page=page, pages=pages.num_pages)
