"""GET /services/{code}"""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query

from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.catalogue import Service
from yimen.api.door import operation
from yimen.api.endpoints.service_search import row_of
from yimen.catalogue import queries
from yimen.clock import shanghai_date

LATEST = 0


@operation(
    "GET",
    "/services/{code}",
    access=ANYONE,
    scope=Scope.CATALOGUE_READ,
    gives=Service,
    refusals=(404,),
    tag="catalogue",
)
def read_service(
    request: HttpRequest,
    code: str,
    version: Annotated[int, Query(ge=LATEST, le=1_000_000, description="0: the version in force.")] = LATEST,
) -> Service:
    """Read a service.

    Everything about it: conditions, materials, terms, steps, fee, and the JSON Schema of its form.
    """
    service = queries.service_by_code(code)
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    found = queries.version_of(service, version) if version else queries.version_on(service, today)
    if found is None or (not version and found.content is None):
        return Service(service=row_of(service), version=None, valid_from=None, valid_to=None, content=None)
    return Service(
        service=row_of(service),
        version=found.number,
        valid_from=found.valid_from,
        valid_to=found.valid_to,
        content=found.parsed.model_dump(mode="json"),
    )
