"""GET /cases/{number}/clocks/{place}"""

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query

from yimen import clock
from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.clock import CaseClock, Day
from yimen.api.door import operation
from yimen.api.endpoints.case_read import dossier_asked
from yimen.cases.rules import calendar_of
from yimen.errors import Refusal


@operation(
    "GET",
    "/cases/{number}/clocks/{place}",
    access=SIGNED_IN,
    scope=Scope.CASES_READ,
    gives=CaseClock,
    refusals=(404,),
    tag="cases",
)
def count_case_clock(
    request: HttpRequest,
    number: str,
    place: Annotated[int, Path(description="Which of the case's `clocks`; the first is 1.")],
    as_of: Annotated[str, Query(max_length=40, description="A past day; empty: today.", examples=["2016-06-03"])] = "",
) -> CaseClock:
    """Count a clock of a case day by day.

    From its own start, with its stops, its extension, and a start that the law deemed.
    """
    whole = dossier_asked(request, number, as_of)
    if not 1 <= place <= len(whole.clocks):
        raise Refusal("case_clock_not_there", status=404)
    running = whole.clocks[place - 1]
    run, state = running.run, running.state
    calendar = calendar_of(whole.case.district, run.ended) if run.ended else whole.calendar
    days = clock.explain(run.started, run.term, calendar, run.stops, run.ended or whole.as_of)
    return CaseClock(
        start=run.started,
        term=str(run.term),
        due=state.due,
        provisional=state.provisional,
        days=[Day.model_validate(day) for day in clock.as_dict(days)],
        name=run.name,
        article=run.article,
        as_of=whole.as_of,
        ended=run.ended,
        stopped=run.ended is None and state.stopped,
        extended_by=str(run.extended_by) if run.extended_by else "",
    )
