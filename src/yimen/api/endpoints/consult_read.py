"""GET /consultations/{number}"""

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query

from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.consult import Consultation
from yimen.api.consult_rows import consultation, found_for
from yimen.api.door import operation

Number = Annotated[int, Path(ge=1, le=2**31 - 1, description="Id of the conversation.")]


@operation(
    "GET",
    "/consultations/{number}",
    access=SIGNED_IN,
    scope=Scope.CASES_READ,
    gives=Consultation,
    refusals=(404,),
    tag="consultation",
)
def read_consultation(
    request: HttpRequest,
    number: Number,
    after: Annotated[int, Query(ge=0, le=2**31 - 1, description="The last message that you have.")] = 0,
) -> Consultation:
    """Read a conversation: how it stands, and what was said after the last message you have."""
    return consultation(found_for(request, number), after)
