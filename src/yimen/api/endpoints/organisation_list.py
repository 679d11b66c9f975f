"""GET /organisations"""

from django.http import HttpRequest

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.organisations import OrganisationList
from yimen.api.door import operation
from yimen.api.organisation_rows import organisation_row
from yimen.clock import shanghai_date
from yimen.parties import queries
from yimen.procedure import Role

APPLICANTS = roles(Role.APPLICANT)


@operation(
    "GET",
    "/organisations",
    access=APPLICANTS,
    scope=Scope.ORGANISATIONS_READ,
    gives=OrganisationList,
    tag="organisations",
)
def list_organisations(request: HttpRequest) -> OrganisationList:
    """List the organisations I act for.

    As their legal representative, unconfirmed ones too, and as an agent whose authority is valid today.
    """
    who, today = int(request.actor.who), shanghai_date(request.now)  # type: ignore[attr-defined]
    own = [organisation_row(each) for each in queries.represented(who)]
    entrusted = [organisation_row(each.organisation, each) for each in queries.entrusted(who, today)]
    return OrganisationList.model_construct(items=[*own, *entrusted])
