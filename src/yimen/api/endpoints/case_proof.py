"""GET /cases/{number}/proof"""

from django.http import HttpRequest

from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.proof import Proof
from yimen.api.door import operation
from yimen.cases.numbers import tidy
from yimen.cases.queries import case_for
from yimen.cases.queries.proof import proof_for
from yimen.clock import shanghai_date


@operation(
    "GET",
    "/cases/{number}/proof",
    access=SIGNED_IN,
    scope=Scope.CASES_READ,
    gives=Proof,
    refusals=(404, 409),
    tag="cases",
)
def read_case_proof(request: HttpRequest, number: str) -> Proof:
    """Read the proof of record of a case.

    How the case stood at the end of the last sealed day, with the path to that day's signed root: to be checked
    without this platform (docs/ledger.md). Refused with proof_not_yet before the night after the case's first day.
    """
    actor, today = request.actor, shanghai_date(request.now)  # type: ignore[attr-defined]
    return Proof.model_validate(proof_for(case_for(actor, tidy(number)), actor, today).as_json())
