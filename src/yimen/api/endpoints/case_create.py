"""POST /cases"""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from yimen import clock
from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.cases import Receipt
from yimen.api.door import operation
from yimen.api.keys import RequiredKey
from yimen.cases import numbers
from yimen.cases.acts.hand_in import Particulars, hand_in
from yimen.cases.models import Case
from yimen.cases.rules import calendar_of, rules_of
from yimen.procedure import Role, State

Line = Annotated[str, StringConstraints(max_length=200)]


class ApplicantRequest(BaseModel):
    """Who applies. A person's identifier is the resident ID (GB 11643), an organisation's the USCC (GB 32100)."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["person", "organisation"]
    name: Line
    identifier: Line
    phone: Line = ""
    legal_representative: Line = ""


class MaterialRequest(BaseModel):
    """One uploaded file for one material of the service's list."""

    model_config = ConfigDict(extra="forbid")

    code: Annotated[str, StringConstraints(max_length=40)]
    file: UUID


class CaseRequest(BaseModel):
    """An application."""

    model_config = ConfigDict(extra="forbid")

    service: Annotated[str, StringConstraints(max_length=80)]
    version: int | None = Field(
        default=None,
        ge=1,
        le=2**31 - 1,
        description="What you read; if the service changed since: 409 service_changed.",
    )
    applicant: ApplicantRequest
    answers: dict[str, Any] = Field(description="After the service's form (GET /services/{code}).")
    materials: list[MaterialRequest] = Field(default_factory=list, max_length=200)
    purpose: Literal["new", "change", "renewal"] = Field(
        default="new", description="A change (行政许可法 49) or renewal (50) names its permit."
    )
    permit: Annotated[str, StringConstraints(max_length=32)] = Field(default="", description="Number of the permit.")


@operation(
    "POST",
    "/cases",
    access=roles(Role.APPLICANT, Role.COUNTER),
    scope=Scope.CASES_WRITE,
    gives=Receipt,
    status=201,
    refusals=(404, 409),
    tag="cases",
)
def create_case(request: HttpRequest, body: CaseRequest, idempotency_key: RequiredKey) -> Receipt:
    """Hand in an application.

    Upload its files first (POST /files). The same Idempotency-Key from the same account is the same application: a
    repetition gets the same receipt, another application under the key is refused (422).
    """
    case = hand_in(
        service=body.service,
        version=body.version,
        applicant=Particulars(**body.applicant.model_dump()),
        answers=body.answers,
        materials=[(material.code, material.file) for material in body.materials],
        journey=request.journey,  # type: ignore[attr-defined]
        key=idempotency_key,
        purpose=body.purpose,
        permit=numbers.tidy(body.permit),
        actor=request.actor,  # type: ignore[attr-defined]
        now=request.now,  # type: ignore[attr-defined]
    )
    return receipt_of(case)


def receipt_of(case: Case) -> Receipt:
    """What was true when the application came in, and stays true."""
    day = clock.shanghai_date(case.submitted_at)
    correction = rules_of(case.service_id, case.service_version).periods.correction
    return Receipt.model_construct(
        number=case.number,
        service=case.service.code,
        version=case.service_version,
        agency=case.service.agency.code,
        state=State.SUBMITTED.value,
        sequence=1,
        submitted_at=case.submitted_at,
        journey=case.journey,
        correction_due=clock.due_date(day, correction, calendar_of(case.district)).date,
    )
