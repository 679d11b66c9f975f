"""GET /warnings"""

from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Query

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.warnings import WarningPage
from yimen.api.door import operation
from yimen.api.warning_rows import after, cursor_of, warning_row
from yimen.oversight.queries import WarningFilters, warnings
from yimen.procedure import Role

WATCHING = roles(Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD, Role.SUPERVISOR, Role.LEADER, Role.ADMIN)
State = Literal["pending", "open", "urged", "answered", "escalated", "closed", "over", "all"]
Colour = Literal["", "yellow", "red", "overdue"]


@operation("GET", "/warnings", access=WATCHING, scope=Scope.CASES_READ, gives=WarningPage, tag="supervision")
def list_warnings(
    request: HttpRequest,
    state: Annotated[State, Query(description="`pending`: all that somebody must still see to.")] = "pending",
    colour: Annotated[Colour, Query(description="The colour that the clock turned.")] = "",
    clock: Annotated[str, Query(max_length=24, description="Name of a clock, such as `decide`.")] = "",
    agency: Annotated[str, Query(max_length=40, description="Short code of the department responsible.")] = "",
    mine: Annotated[bool, Query(description="Only what has climbed to the caller's rung of the escalation.")] = False,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str, Query(max_length=200, description="`next_cursor` of the page before.")] = "",
) -> WarningPage:
    """List warnings of the electronic supervision.

    Those the caller may see: overseers all, staff those of their agency and those their agency was urged about. The
    latest first.
    """
    filters = WarningFilters(state=state, colour=colour, clock=clock, agency=agency, mine=mine)
    rows = list(after(warnings(request.actor, filters), cursor)[: limit + 1])  # type: ignore[attr-defined]
    more = cursor_of(rows[limit - 1]) if len(rows) > limit else None
    return WarningPage.model_construct(items=[warning_row(row) for row in rows[:limit]], next_cursor=more)
