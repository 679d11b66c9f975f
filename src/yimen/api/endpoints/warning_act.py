"""POST /warnings/{number}/acts"""

from typing import Any

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field

from yimen.accounts.tokens import Scope
from yimen.api.answers.warnings import WarningRow
from yimen.api.door import operation
from yimen.api.endpoints.warning_list import WATCHING
from yimen.api.keys import OptionalKey
from yimen.api.warning_rows import warning_row
from yimen.errors import Refusal
from yimen.oversight.acts import PERFORM
from yimen.oversight.queries import warning_for
from yimen.oversight.table import DEED


class WarningActRequest(BaseModel):
    """One act to be done about a warning."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"act": "urge", "arguments": {"text": "请于三日内说明原因", "term": "3wd"}, "expected_sequence": 1}
            ]
        },
    )

    act: str = Field(max_length=40, description="urge, answer_urging, close_urging or explain_overdue.")
    arguments: dict[str, str] = Field(default_factory=dict, description="What the act needs to be told.")
    expected_sequence: int | None = Field(
        default=None, ge=0, le=2**31 - 1, description="What you saw; a warning that moved on since is refused (409)."
    )


@operation(
    "POST",
    "/warnings/{number}/acts",
    access=WATCHING,
    scope=Scope.CASES_WRITE,
    gives=WarningRow,
    refusals=(404, 409),
    tag="supervision",
)
def do_warning_act(
    request: HttpRequest, number: str, body: WarningActRequest, idempotency_key: OptionalKey = None
) -> WarningRow:
    """Do an act: urge, answer, close or escalate, explain to the public.

    Refused with its basis where it is not the time for it (409), 403 for the wrong person, 422 for wrong arguments. With
    an Idempotency-Key a repetition is answered like the first request and not done again.
    """
    actor = request.actor  # type: ignore[attr-defined]
    warning = warning_for(actor, number)
    PERFORM[_known(body)](
        warning.number,
        actor=actor,
        now=request.now,  # type: ignore[attr-defined]
        expected_sequence=body.expected_sequence,
        idempotency_key=idempotency_key,
        **_arguments(body),
    )
    return warning_row(warning_for(actor, number))


def _known(body: WarningActRequest) -> str:
    if body.act not in PERFORM:
        raise Refusal("act_unknown", status=422, act=body.act)
    return body.act


def _arguments(body: WarningActRequest) -> dict[str, Any]:
    """The arguments of the table; what is missing is left to the act, which has a sentence for each."""
    known = {argument.name: argument for argument in DEED[body.act].arguments}
    for name in body.arguments.keys() - known.keys():
        raise Refusal("argument_unknown", status=422, act=body.act, argument=name[:40])
    return {name: body.arguments.get(name, "") for name in known}
