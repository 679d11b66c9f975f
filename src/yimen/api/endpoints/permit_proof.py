"""GET /permits/{number}/proof"""

from django.http import HttpRequest

from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.proof import Proof
from yimen.api.door import operation
from yimen.clock import shanghai_date
from yimen.permits.lists import permit_for
from yimen.permits.proof import proof_for


@operation(
    "GET",
    "/permits/{number}/proof",
    access=SIGNED_IN,
    scope=Scope.CASES_READ,
    gives=Proof,
    refusals=(404, 409),
    tag="permits",
)
def read_permit_proof(request: HttpRequest, number: str) -> Proof:
    """Read the proof of record of a permit.

    How it stood at the end of the last sealed day, with the path to `permits_root` of that day's signed statement.
    Refused with permit_proof_not_yet before the night after its first day.
    """
    now = request.now  # type: ignore[attr-defined]
    permit = permit_for(request.actor, number, now).permit  # type: ignore[attr-defined]
    return Proof.model_validate(proof_for(permit, shanghai_date(now)).as_json())
