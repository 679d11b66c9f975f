"""GET /consultation-figures"""

from datetime import date
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest
from ninja import Query

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.consult import ConsultationFigures
from yimen.api.door import operation
from yimen.consult.queries import figures
from yimen.procedure import Role

READING = roles(Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD, Role.SUPERVISOR, Role.LEADER, Role.REFORM_OFFICE)
Day = Annotated[date, Query(ge=date(1900, 1, 1), le=date(2199, 12, 31))]


@operation(
    "GET",
    "/consultation-figures",
    access=READING,
    scope=Scope.CASES_READ,
    gives=ConsultationFigures,
    tag="consultation",
)
def read_consultation_figures(
    request: HttpRequest,
    first: Day,
    last: Day,
    agency: Annotated[str, Query(max_length=40, description="Short code of a department; empty: all.")] = "",
) -> ConsultationFigures:
    """Read how departments answered what was asked between two days, both included."""
    told = figures(settings.YIMEN_DISTRICT, first, last, request.now, agency.replace("\x00", ""))  # type: ignore[attr-defined]
    return ConsultationFigures(
        asked=told.asked,
        live=told.live,
        questions=told.questions,
        answered=told.answered,
        due=told.due,
        on_time=told.on_time,
        waited_seconds=told.waited.total_seconds() if told.waited is not None else None,
        waited_most_seconds=told.waited_most.total_seconds() if told.waited_most is not None else None,
        rated=told.rated,
        rating=told.rating,
        ratings={str(number): count for number, count in told.ratings.items()},
    )
