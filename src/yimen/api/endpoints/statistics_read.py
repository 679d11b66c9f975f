"""GET /statistics"""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query

from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.base import Words
from yimen.api.answers.catalogue import AgencyName
from yimen.api.answers.portal import Kept, MonthOfAgency, YearOfCases
from yimen.api.door import operation
from yimen.cases.queries.kept_statistics import chosen_year, known_years, statistics_of


@operation(
    "GET", "/statistics", access=ANYONE, scope=Scope.CATALOGUE_READ, gives=YearOfCases, refusals=(404,), tag="portal"
)
def read_statistics(
    request: HttpRequest,
    year: Annotated[str, Query(pattern=r"^([0-9]{4})?$", description="Empty: the latest.", examples=["2016"])] = "",
) -> YearOfCases:
    """Read a year's cases by month and department.

    Accepted, completed, and decisions that kept their terms, counted from the events; at most ten minutes old.
    """
    chosen = chosen_year(year)
    parts = (
        sorted(statistics_of(chosen).parts.items(), key=lambda each: (each[0][0], each[0][1].code)) if chosen else []
    )
    items = [
        MonthOfAgency(
            month=month,
            agency=AgencyName(code=agency.code, name=Words(zh=agency.name, en=agency.name_en)),
            accepted=part.accepted,
            completed=part.completed,
            statutory=Kept(kept=part.statutory[0], of=part.statutory[1]),
            promised=Kept(kept=part.promised[0], of=part.promised[1]),
        )
        for (month, agency), part in parts
    ]
    return YearOfCases(year=chosen or 0, years=known_years(), items=items)
