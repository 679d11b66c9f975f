"""GET /handovers"""

from typing import Annotated, Literal

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Query

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.supervision import HandOverPage
from yimen.api.door import operation
from yimen.api.handover_rows import hand_over_row
from yimen.clock import shanghai_date
from yimen.procedure import Role
from yimen.supervision.access import TAKERS
from yimen.supervision.queries import Filters, hand_overs, row_of

READING = roles(*sorted(TAKERS), Role.SUPERVISOR, Role.LEADER, Role.ADMIN, Role.REFORM_OFFICE)
View = Annotated[Literal["open", "overdue", "taken", "all"], Query(description="`open`: nobody took it over yet.")]


@operation("GET", "/handovers", access=READING, scope=Scope.CASES_READ, gives=HandOverPage, tag="supervision")
def list_hand_overs(
    request: HttpRequest,
    view: View = "open",
    agency: Annotated[str, Query(max_length=40, description="Short code of the supervising department.")] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=200)] = 50,
) -> HandOverPage:
    """List what was handed over after a grant.

    Those the caller may see: overseers all, staff those to their department. The longest waiting first.
    """
    actor, today = request.actor, shanghai_date(request.now)  # type: ignore[attr-defined]
    pages = Paginator(hand_overs(actor, Filters(view, agency), today), page_size)
    rows = list(pages.page(page).object_list) if page <= pages.num_pages else []
    items = [hand_over_row(row_of(each, actor, today)) for each in rows]
    return HandOverPage(items=items, total=pages.count, page=page, pages=pages.num_pages)
