"""GET /permits/{number}"""

from django.http import HttpRequest

from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.permits import PermitRecord
from yimen.api.door import operation
from yimen.api.permit_rows import clock_row, event_row, permit_row, possible_row
from yimen.permits.lists import permit_for, possible_acts


@operation(
    "GET",
    "/permits/{number}",
    access=SIGNED_IN,
    scope=Scope.CASES_READ,
    gives=PermitRecord,
    refusals=(404,),
    tag="permits",
)
def read_permit(request: HttpRequest, number: str) -> PermitRecord:
    """Read a permit.

    Where it stands, what was done to it (hash-chained), its periods, and what the caller may do now.
    """
    record = permit_for(request.actor, number, request.now)  # type: ignore[attr-defined]
    return PermitRecord.model_construct(
        permit=permit_row(record.permit),
        history=[event_row(event) for event in record.events],
        clocks=[clock_row(each) for each in record.clocks],
        acts=[possible_row(each) for each in possible_acts(record, request.actor)],  # type: ignore[attr-defined]
    )
