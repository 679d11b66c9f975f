"""POST /consultations/{number}/messages"""

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field

from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.consult import Consultation
from yimen.api.consult_rows import consultation, found_for, is_staff, key_of, visitor_of
from yimen.api.door import operation
from yimen.api.endpoints.consult_read import Number
from yimen.api.keys import RequiredKey
from yimen.consult.acts import answer, write


class MessageRequest(BaseModel):
    """What is said; `service` points to one instead (staff)."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(default="", max_length=20_000)
    service: str = Field(default="", max_length=80)
    after: int = Field(default=0, ge=0, le=2**31 - 1, description="The last message that you have.")


@operation(
    "POST",
    "/consultations/{number}/messages",
    access=SIGNED_IN,
    scope=Scope.CASES_WRITE,
    gives=Consultation,
    status=201,
    refusals=(404, 409),
    tag="consultation",
)
def write_message(
    request: HttpRequest, number: Number, body: MessageRequest, idempotency_key: RequiredKey
) -> Consultation:
    """Say something in a conversation; the same key again is the same message.

    Answered with what was said after `after`, your own message included.
    """
    key, now = key_of(request, idempotency_key), request.now  # type: ignore[attr-defined]
    actor = request.actor  # type: ignore[attr-defined]
    if is_staff(actor):
        answer(number, body.text, actor=actor, now=now, client_key=key, service=body.service)
    else:
        write(number, body.text, visitor=visitor_of(request), now=now, client_key=key)
    return consultation(found_for(request, number), body.after)
