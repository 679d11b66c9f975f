"""POST /permits/{number}/acts"""

from typing import Any

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field

from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.permits import PermitDone
from yimen.api.door import operation
from yimen.api.keys import OptionalKey
from yimen.errors import Refusal
from yimen.permits.acts import PERFORM
from yimen.permits.lists import tidy

# Names of the functions' own parameters are no arguments of any act.
_RESERVED = frozenset({"number", "actor", "now", "expected_sequence", "idempotency_key"})


class PermitActRequest(BaseModel):
    """One act to be done to a permit."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"act": "cancel", "arguments": {"trigger": "organisation_ended"}, "expected_sequence": 1}]
        },
    )

    act: str = Field(max_length=40, description="As GET /permits/{number} lists them.")
    arguments: dict[str, Any] = Field(default_factory=dict, description="What the act needs to be told.")
    expected_sequence: int | None = Field(
        default=None, ge=0, le=2**31 - 1, description="What you saw; a permit that moved on since is refused (409)."
    )


@operation(
    "POST",
    "/permits/{number}/acts",
    access=SIGNED_IN,
    scope=Scope.CASES_WRITE,
    gives=PermitDone,
    refusals=(404, 409),
    tag="permits",
)
def do_permit_act(
    request: HttpRequest, number: str, body: PermitActRequest, idempotency_key: OptionalKey = None
) -> PermitDone:
    """Do an act.

    Refused with the article where the law refuses (409), 403 for the wrong person, 422 for wrong arguments. With an
    Idempotency-Key a repetition is answered like the first request and not done again.
    """
    perform = PERFORM.get(body.act)
    if perform is None:
        raise Refusal("act_unknown", status=422, act=body.act)
    for name in _RESERVED.intersection(body.arguments):
        raise Refusal("argument_unknown", status=422, act=body.act, argument=name)
    permit = perform(
        tidy(number),
        actor=request.actor,  # type: ignore[attr-defined]
        now=request.now,  # type: ignore[attr-defined]
        expected_sequence=body.expected_sequence,
        idempotency_key=idempotency_key,
        **body.arguments,
    )
    return PermitDone.model_construct(
        number=permit.number,
        act=body.act,
        state=permit.state,
        sequence=permit.sequence,
        valid_until=permit.valid_until,
    )
