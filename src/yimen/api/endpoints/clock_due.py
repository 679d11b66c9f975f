"""GET /clock"""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest
from ninja import Query

from yimen import clock
from yimen.accounts.access import ANYONE
from yimen.api.answers.clock import Day, DueDate
from yimen.api.door import operation
from yimen.errors import Refusal
from yimen.workdays.calendars import calendar_of

# A count of this many days fits on a wall calendar of two years; longer ones are for `due` alone.
MOST_DAYS = 800


@operation("GET", "/clock", access=ANYONE, gives=DueDate, tag="clock")
def explain_due_date(
    request: HttpRequest,
    start: Annotated[
        str, Query(max_length=40, description="Day of the event; it does not count.", examples=["2016-02-03"])
    ],
    term: Annotated[str, Query(max_length=40, description="5wd: working days, 30d: calendar days.", examples=["5wd"])],
) -> DueDate:
    """Count a term day by day.

    Working days are those of the State Council's yearly notices, weekend days worked in exchange included, without the
    days on which this district's offices are closed.
    """
    begin, length, calendar = clock.parse_date(start), clock.Term.parse(term), calendar_of(settings.YIMEN_DISTRICT)
    due = clock.due_date(begin, length, calendar)
    if (due.date - begin).days > MOST_DAYS:
        raise Refusal("clock_term_too_long", status=422, value=str(length), longest=MOST_DAYS)
    days = [Day.model_validate(day) for day in clock.as_dict(clock.explain(begin, length, calendar))]
    return DueDate(start=begin, term=str(length), due=due.date, provisional=due.provisional, days=days)
