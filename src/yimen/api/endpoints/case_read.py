"""GET /cases/{number}"""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query

from yimen import clock
from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.cases import Case
from yimen.api.door import operation
from yimen.api.rows import case_row, clock_row, due_change_row, event_row, material_row
from yimen.cases.access import insider
from yimen.cases.numbers import tidy
from yimen.cases.queries import Dossier, case_for, dossier, dossier_on
from yimen.procedure import ROW_OF_EVENT


@operation("GET", "/cases/{number}", access=SIGNED_IN, scope=Scope.CASES_READ, gives=Case, refusals=(404,), tag="cases")
def read_case(
    request: HttpRequest,
    number: str,
    as_of: Annotated[str, Query(max_length=40, description="A past day; empty: today.", examples=["2016-06-03"])] = "",
) -> Case:
    """Read a case.

    Where it stands, every act done to it (hash-chained), its legal periods counted to today, and its materials. With
    `as_of`, all of it as it stood at the end of that day.
    """
    whole, inside = dossier_asked(request, number, as_of), insider(request.actor)  # type: ignore[attr-defined]
    return Case(
        as_of=whole.as_of,
        case=case_row(whole.case, whole.as_of),
        corrections=list(whole.file.gaps_open),
        clocks=[clock_row(running) for running in whole.clocks],
        due_changes=[due_change_row(change) for change in whole.due_changes],
        private=whole.private if inside and _holds_private(whole) else {},
        history=[event_row(event, inside) for event in whole.events],
        materials=[material_row(material) for material in whole.materials],
    )


def _holds_private(whole: Dossier) -> bool:
    """Whether an event has private values: most cases have none, and need no query for them."""
    return any(
        argument.private and event.data.get(argument.name)
        for event in whole.events
        for argument in ROW_OF_EVENT[event.kind].arguments
    )


def dossier_asked(request: HttpRequest, number: str, as_of: str) -> Dossier:
    """The case for this caller, today or on a past day.

    Raises Refusal case_not_found (404), case_of_other_agency (403), as_of_before_submission, as_of_in_future (422), and
    what `parse_date` says of a day that cannot be read.
    """
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    case = case_for(actor, tidy(number))
    return dossier_on(case, clock.parse_date(as_of), now) if as_of else dossier(case, clock.shanghai_date(now))
