"""GET /warnings/{number}"""

from django.http import HttpRequest

from yimen.accounts.tokens import Scope
from yimen.api.answers.warnings import WarningRecord
from yimen.api.door import operation
from yimen.api.endpoints.warning_list import WATCHING
from yimen.api.warning_rows import warning_event_row, warning_row
from yimen.oversight.queries import history, warning_for


@operation(
    "GET",
    "/warnings/{number}",
    access=WATCHING,
    scope=Scope.CASES_READ,
    gives=WarningRecord,
    refusals=(404,),
    tag="supervision",
)
def read_warning(request: HttpRequest, number: str) -> WarningRecord:
    """Read a warning.

    What it was raised for, where it stands, and everything done about it (hash-chained).
    """
    warning = warning_for(request.actor, number)  # type: ignore[attr-defined]
    return WarningRecord.model_construct(
        warning=warning_row(warning), history=[warning_event_row(event) for event in history(warning)]
    )
