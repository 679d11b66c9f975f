"""GET /services/{code}/form"""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query

from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.forms import Form
from yimen.api.door import operation
from yimen.api.form_rows import pages_of
from yimen.catalogue import forms, queries
from yimen.catalogue.models import ServiceVersion
from yimen.clock import shanghai_date
from yimen.errors import Refusal

LATEST = 0
Version = Annotated[int, Query(ge=LATEST, le=1_000_000, description="0: the version in force.")]


@operation(
    "GET",
    "/services/{code}/form",
    access=ANYONE,
    scope=Scope.CATALOGUE_READ,
    gives=Form,
    refusals=(404, 409),
    tag="catalogue",
)
def read_form(request: HttpRequest, code: str, version: Version = LATEST) -> Form:
    """Read the form of a service.

    As plain JSON Schema, with its conditions as if/then/else, and its pages in order.
    """
    found = form_version(request, code, version)
    form = found.parsed.form
    return Form.model_construct(
        service=found.service.code, version=found.number, form=forms.standard(form), pages=pages_of(form)
    )


def form_version(request: HttpRequest, code: str, version: int) -> ServiceVersion:
    """The version of a service that has a form. Raises Refusal service_not_found, version_not_found (404), service_not_open."""
    service = queries.service_by_code(code)
    day = shanghai_date(request.now)  # type: ignore[attr-defined]
    found = queries.version_of(service, version) if version else queries.current_version(service, day)
    if found.content is None:
        raise Refusal("service_not_open", service=service.title, agency=service.agency.title)
    found.service = service
    return found
