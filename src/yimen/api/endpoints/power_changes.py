"""GET /powers/changes"""

from typing import Annotated

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Query

from yimen import clock
from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.powers import PowerChanges
from yimen.api.door import operation
from yimen.api.endpoints.catalogue_diff import FirstDay, LastDay
from yimen.api.power_rows import power_change
from yimen.powers.history import diff


@operation("GET", "/powers/changes", access=ANYONE, scope=Scope.CATALOGUE_READ, gives=PowerChanges, tag="powers")
def compare_powers(
    request: HttpRequest,
    first: FirstDay,
    last: LastDay,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=500)] = 100,
) -> PowerChanges:
    """Compare the lists of powers of two days.

    From the end of the first day to the end of the last: powers added, removed and changed, of the last every field and
    every responsibility that differs.
    """
    found = diff(settings.YIMEN_DISTRICT, clock.parse_date(first), clock.parse_date(last))
    changes = [
        *(("added", state, None) for state in found.added),
        *(("removed", state, None) for state in found.removed),
        *(("changed", each.after, each.before.content) for each in found.changed),
    ]
    pages = Paginator(changes, page_size)
    shown = pages.page(page).object_list if page <= pages.num_pages else []
    return PowerChanges(
        first=found.first,
        last=found.last,
        before=found.before,
        after=found.after,
        responsibilities_before=found.duties_before,
        responsibilities_after=found.duties_after,
        items=[power_change(*change) for change in shown],
        total=pages.count,
        page=page,
        pages=pages.num_pages,
    )
