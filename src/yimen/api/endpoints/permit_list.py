"""GET /permits"""

from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Query

from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.permits import PermitPage
from yimen.api.door import operation
from yimen.api.permit_rows import after, cursor_of, permit_row
from yimen.clock import shanghai_date
from yimen.permits.lists import LONGEST_SPAN, PermitFilters, permits

State = Literal["", "valid", "expired", "recalled", "revoked", "penalised", "cancelled", "renewal"]


@operation("GET", "/permits", access=SIGNED_IN, scope=Scope.CASES_READ, gives=PermitPage, tag="permits")
def list_permits(
    request: HttpRequest,
    state: Annotated[State, Query(description="`renewal`: a renewal waits for its answer.")] = "",
    ends_within: Annotated[
        int | None, Query(ge=0, le=LONGEST_SPAN, description="Valid, and ends in so many days.")
    ] = None,
    agency: Annotated[str, Query(max_length=40)] = "",
    service: Annotated[str, Query(max_length=80)] = "",
    text: Annotated[str, Query(max_length=100, description="Number, holder or service.")] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str, Query(max_length=200, description="`next_cursor` of the page before.")] = "",
) -> PermitPage:
    """List permits.

    Those the caller may see: holders their own, staff those of their agency, overseers all. What ends first comes first.
    """
    filters = PermitFilters(state=state, ends_within=ends_within, agency=agency, service=service, text=text)
    found = permits(request.actor, filters, shanghai_date(request.now))  # type: ignore[attr-defined]
    rows = list(after(found, cursor)[: limit + 1])
    more = cursor_of(rows[limit - 1]) if len(rows) > limit else None
    return PermitPage.model_construct(items=[permit_row(row) for row in rows[:limit]], next_cursor=more)
