"""GET /cases/{number}"""

from django.http import HttpRequest

from yimen import clock
from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.cases import Case
from yimen.api.door import operation
from yimen.api.rows import case_row, clock_row, event_row, material_row
from yimen.cases.access import insider
from yimen.cases.numbers import tidy
from yimen.cases.queries import case_for, dossier


@operation("GET", "/cases/{number}", access=SIGNED_IN, scope=Scope.CASES_READ, gives=Case, refusals=(404,), tag="cases")
def read_case(request: HttpRequest, number: str) -> Case:
    """Read a case.

    Where it stands, every act done to it (hash-chained), its legal periods counted to today, and its materials.
    """
    actor, today = request.actor, clock.shanghai_date(request.now)  # type: ignore[attr-defined]
    case = case_for(actor, tidy(number))
    whole, inside = dossier(case, today), insider(actor)
    return Case(
        case=case_row(case, today),
        corrections=list(whole.file.gaps_open),
        clocks=[clock_row(running) for running in whole.clocks],
        history=[event_row(event, inside) for event in whole.events],
        materials=[material_row(material) for material in whole.materials],
    )
