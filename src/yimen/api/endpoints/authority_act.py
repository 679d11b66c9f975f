"""POST /authorities/{authority_id}/acts"""

from typing import Literal

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field

from yimen.accounts.tokens import Scope
from yimen.api.answers.organisations import AuthorityRow
from yimen.api.door import operation
from yimen.api.endpoints.agent_list import Id
from yimen.api.endpoints.organisation_list import APPLICANTS
from yimen.api.organisation_rows import authority_row
from yimen.clock import shanghai_date
from yimen.parties.acts import AUTHORITY_ACTS


class AuthorityActRequest(BaseModel):
    """What is done about an authority."""

    model_config = ConfigDict(extra="forbid")

    act: Literal["accept", "decline", "withdraw", "give_back"] = Field(
        description="accept, decline: who was invited; give_back: the agent; withdraw: the legal representative."
    )


@operation(
    "POST",
    "/authorities/{authority_id}/acts",
    access=APPLICANTS,
    scope=Scope.ORGANISATIONS_WRITE,
    gives=AuthorityRow,
    refusals=(404, 409),
    tag="organisations",
)
def do_authority_act(request: HttpRequest, authority_id: Id, body: AuthorityActRequest) -> AuthorityRow:
    """Accept, decline, withdraw or give back an authority.

    Doing the same twice does no harm. From the moment it is withdrawn no act is done under it.
    """
    now = request.now  # type: ignore[attr-defined]
    done = AUTHORITY_ACTS[body.act](int(request.actor.who), authority_id, now)  # type: ignore[attr-defined]
    return authority_row(done, shanghai_date(now))
