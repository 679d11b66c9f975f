"""POST /cases/{number}/acts"""

from typing import Any

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field

from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.cases import Done
from yimen.api.door import operation
from yimen.api.endpoints.case_create import MaterialRequest
from yimen.api.keys import OptionalKey
from yimen.api.rows import dues
from yimen.cases import acts
from yimen.cases.acts.hand_in import own_files
from yimen.cases.numbers import tidy
from yimen.errors import Refusal
from yimen.procedure import Actor


class ActRequest(BaseModel):
    """One act to be done."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"act": "accept", "arguments": {"note": "材料齐全，符合法定形式"}, "expected_sequence": 1}]
        },
    )

    act: str = Field(max_length=40, description="A name of the table of acts (GET /acts).")
    arguments: dict[str, Any] = Field(default_factory=dict, description="What the act needs to be told.")
    expected_sequence: int | None = Field(
        default=None, ge=0, le=2**31 - 1, description="What you saw; a case that moved on since is refused (409)."
    )
    materials: list[MaterialRequest] = Field(
        default_factory=list, max_length=200, description="Files handed in with a correction (act `resubmit`)."
    )


@operation(
    "POST",
    "/cases/{number}/acts",
    access=SIGNED_IN,
    scope=Scope.CASES_WRITE,
    gives=Done,
    refusals=(404, 409),
    tag="cases",
)
def do_act(request: HttpRequest, number: str, body: ActRequest, idempotency_key: OptionalKey = None) -> Done:
    """Do an act.

    Refused with the article where the law refuses (409), 403 for the wrong person, 422 for wrong arguments. With an
    Idempotency-Key a repetition is answered like the first request and not done again.
    """
    perform = acts.PERFORM.get(body.act)
    if perform is None:
        raise Refusal("act_unknown", status=422, act=body.act)
    case = perform(
        tidy(number),
        actor=request.actor,  # type: ignore[attr-defined]
        now=request.now,  # type: ignore[attr-defined]
        expected_sequence=body.expected_sequence,
        idempotency_key=idempotency_key,
        **_arguments(body, request.actor),  # type: ignore[attr-defined]
    )
    return Done.model_construct(
        number=case.number,
        act=body.act,
        state=case.state,
        sequence=case.sequence,
        outcome=case.outcome,
        due=dues(case),
    )


# Names of the functions' own parameters are no arguments of any act, and files are named by their ids.
_RESERVED = frozenset(
    {"number", "actor", "now", "expected_sequence", "idempotency_key", "files", "materials", "evidence"}
)


def _arguments(body: ActRequest, actor: Actor) -> dict[str, Any]:
    for name in _RESERVED.intersection(body.arguments):
        raise Refusal("argument_unknown", status=422, act=body.act, argument=name)
    if not body.materials:
        return body.arguments
    if body.act != "resubmit":
        raise Refusal("argument_unknown", status=422, act=body.act, argument="materials")
    files = own_files([(material.code, material.file) for material in body.materials], actor)
    return body.arguments | {"files": files}
