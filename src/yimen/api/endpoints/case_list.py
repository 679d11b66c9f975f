"""GET /cases"""

from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Query

from yimen import clock
from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.cases import CasePage
from yimen.api.door import operation
from yimen.api.paging import after, cursor_of
from yimen.api.rows import case_row
from yimen.cases.queries import WorklistFilters, worklist

View = Literal["all", "todo", "pre_review", "acceptance", "correction", "examination", "delivery", "closed"]
Colour = Literal["", "green", "yellow", "red", "overdue"]
Line = Query(max_length=200)


@operation("GET", "/cases", access=SIGNED_IN, scope=Scope.CASES_READ, gives=CasePage, tag="cases")
def list_cases(
    request: HttpRequest,
    view: Annotated[View, Query(description="A step of the way.")] = "all",
    colour: Annotated[Colour, Query(description="How near the next due day is.")] = "",
    state: Annotated[str, Line] = "",
    agency: Annotated[str, Query(max_length=40, description="Short code.")] = "",
    service: Annotated[str, Query(max_length=80, description="Code of a service.")] = "",
    text: Annotated[str, Query(max_length=200, description="Number, applicant or service.")] = "",
    sort: Literal["newest", "oldest", "due"] = "newest",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str, Query(max_length=200, description="`next_cursor` of the page before.")] = "",
) -> CasePage:
    """List cases.

    Those the caller may see: an applicant their own, staff those of their agency. A page never shows a case twice and
    never skips one because others come in meanwhile.
    """
    today = clock.shanghai_date(request.now)  # type: ignore[attr-defined]
    filters = WorklistFilters(
        view=view, text=text, colour=colour, state=state, agency=agency, service=service, sort=sort
    )
    rows = after(worklist(request.actor, filters, today), sort, cursor, limit + 1)  # type: ignore[attr-defined]
    more = cursor_of(sort, rows[limit - 1]) if len(rows) > limit else None
    return CasePage.model_construct(items=[case_row(case, today) for case in rows[:limit]], next_cursor=more)
