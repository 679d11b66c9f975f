"""GET /organisations/{organisation_id}/agents"""

from typing import Annotated

from django.http import HttpRequest
from ninja import Path

from yimen.accounts.tokens import Scope
from yimen.api.answers.organisations import AuthorityList
from yimen.api.door import operation
from yimen.api.endpoints.organisation_list import APPLICANTS
from yimen.api.organisation_rows import authority_row
from yimen.clock import shanghai_date
from yimen.parties import queries

Id = Annotated[int, Path(ge=1, le=2**63 - 1)]


@operation(
    "GET",
    "/organisations/{organisation_id}/agents",
    access=APPLICANTS,
    scope=Scope.ORGANISATIONS_READ,
    gives=AuthorityList,
    refusals=(404,),
    tag="organisations",
)
def list_agents(request: HttpRequest, organisation_id: Id) -> AuthorityList:
    """List the agents of an organisation, for its legal representative.

    Every authority ever given, those in force and invited first.
    """
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    found = queries.own_organisation(int(request.actor.who), organisation_id)  # type: ignore[attr-defined]
    return AuthorityList.model_construct(items=[authority_row(each, today) for each in queries.authorities_of(found)])
