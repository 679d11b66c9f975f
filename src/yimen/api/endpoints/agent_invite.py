"""POST /organisations/{organisation_id}/agents"""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from yimen.accounts.tokens import Scope
from yimen.api.answers.organisations import AuthorityRow
from yimen.api.door import operation
from yimen.api.endpoints.agent_list import Id
from yimen.api.endpoints.organisation_list import APPLICANTS
from yimen.api.organisation_rows import authority_row
from yimen.catalogue import scope_codes
from yimen.clock import shanghai_date
from yimen.parties.acts.invite_agent import invite_agent

Code = Annotated[str, StringConstraints(max_length=80)]


class AgentRequest(BaseModel):
    """Who is invited, for what, until when."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(max_length=100)
    identifier: str = Field(max_length=40, description="Resident ID number (GB 11643); only its holder can accept.")
    acts: list[Code] = Field(max_length=10, description="apply, correct, heard, withdraw.")
    services: list[Code] = Field(default_factory=list, max_length=50, description="With `agencies` empty too: all.")
    agencies: list[Code] = Field(default_factory=list, max_length=50)
    last_day: date = Field(description="At most a year ahead.")


@operation(
    "POST",
    "/organisations/{organisation_id}/agents",
    access=APPLICANTS,
    scope=Scope.ORGANISATIONS_WRITE,
    gives=AuthorityRow,
    status=201,
    refusals=(404, 409),
    tag="organisations",
)
def invite_an_agent(request: HttpRequest, organisation_id: Id, body: AgentRequest) -> AuthorityRow:
    """Invite an agent, as the legal representative.

    The agent accepts (POST /authorities/{id}/acts) with an account that is matched with the name and number given.
    """
    now = request.now  # type: ignore[attr-defined]
    scope_codes.require_known(body.services, body.agencies)
    made = invite_agent(
        int(request.actor.who),  # type: ignore[attr-defined]
        organisation_id,
        name=body.name,
        identifier=body.identifier,
        acts=body.acts,
        services=body.services,
        agencies=body.agencies,
        last_day=body.last_day,
        now=now,
    )
    return authority_row(made, shanghai_date(now))
