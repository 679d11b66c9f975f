"""POST /organisations"""

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field

from yimen.accounts.tokens import Scope
from yimen.api.answers.organisations import OrganisationRow
from yimen.api.door import operation
from yimen.api.endpoints.organisation_list import APPLICANTS
from yimen.api.organisation_rows import organisation_row
from yimen.parties.acts.register_organisation import register_organisation


class OrganisationRequest(BaseModel):
    """An organisation, registered by its legal representative."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(max_length=40, description="Unified social credit code (GB 32100), with its check characters.")
    name: str = Field(max_length=200, description="As on the licence.")
    legal_representative: str = Field(max_length=100, description="The caller's own name.")


@operation(
    "POST",
    "/organisations",
    access=APPLICANTS,
    scope=Scope.ORGANISATIONS_WRITE,
    gives=OrganisationRow,
    status=201,
    refusals=(409,),
    tag="organisations",
)
def create_organisation(request: HttpRequest, body: OrganisationRequest) -> OrganisationRow:
    """Register an organisation.

    Confirmed at once where the register of legal persons knows code, name and representative; else a window confirms it.
    The caller needs real-name level 2.
    """
    made = register_organisation(
        int(request.actor.who),  # type: ignore[attr-defined]
        code=body.code,
        name=body.name,
        legal_representative=body.legal_representative,
        now=request.now,  # type: ignore[attr-defined]
    )
    return organisation_row(made)
