"""POST /consultations"""

from django.http import HttpRequest
from django.utils.translation import get_language
from pydantic import BaseModel, ConfigDict, Field

from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.consult import Consultation
from yimen.api.consult_rows import consultation, key_of, visitor_of
from yimen.api.door import operation
from yimen.api.keys import RequiredKey
from yimen.consult.acts import Asked, ask


class AskRequest(BaseModel):
    """What is asked, and whom."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=20_000, examples=["开饭店要办什么证？"])
    agency: str = Field(
        default="", max_length=40, description="Short code of the department; not needed with a service."
    )
    service: str = Field(default="", max_length=80, description="Code of the service it is about.")
    name: str = Field(default="", max_length=60)
    phone: str = Field(default="", max_length=30, description="Only if the department may call back.")
    later: bool = Field(default=False, description="Need not be answered at once: a question, whatever the hour.")


@operation(
    "POST",
    "/consultations",
    access=SIGNED_IN,
    scope=Scope.CASES_WRITE,
    gives=Consultation,
    status=201,
    refusals=(404, 409),
    tag="consultation",
)
def ask_department(request: HttpRequest, body: AskRequest, idempotency_key: RequiredKey) -> Consultation:
    """Ask a department.

    A live chat in its hours, else a question with a day; the same key again is the same conversation.
    """
    asked = Asked(**body.model_dump(), language=get_language() or "zh-hans")
    made = ask(
        asked,
        visitor=visitor_of(request),
        now=request.now,  # type: ignore[attr-defined]
        journey=request.journey,  # type: ignore[attr-defined]
        client_key=key_of(request, idempotency_key),
    )
    return consultation(made)
