"""GET /services"""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest
from ninja import Query

from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.base import Words
from yimen.api.answers.catalogue import AgencyName, ServicePage, ServiceRow
from yimen.api.door import operation
from yimen.catalogue.models import Service
from yimen.search.queries import Filters, search


@operation("GET", "/services", access=ANYONE, scope=Scope.CATALOGUE_READ, gives=ServicePage, tag="catalogue")
def search_services(
    request: HttpRequest,
    text: Annotated[str, Query(max_length=200, description="Name, pinyin, initials, code or everyday words.")] = "",
    query: Annotated[str, Query(max_length=200, description="The same as text.")] = "",
    agency: Annotated[str, Query(max_length=40, description="Short code of an agency.")] = "",
    audience: Annotated[str, Query(max_length=16, description='"person" or "organisation".')] = "",
    district: Annotated[str, Query(pattern=r"^(\d{6})?$", description="Six digits; empty: this district.")] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=100)] = 20,
) -> ServicePage:
    """Find services.

    Best match first; without a text all services, the most used first. Retired services are left out.
    """
    filters = Filters(district or settings.YIMEN_DISTRICT, agency, audience)
    found = search(query or text, filters, (page - 1) * page_size, page_size)
    pages = max(1, -(-found.total // page_size))
    return ServicePage(items=[row_of(row) for row in found.services], total=found.total, page=page, pages=pages)


def row_of(service: Service) -> ServiceRow:
    """A service as lists show it."""
    return ServiceRow(
        code=service.code,
        name=Words(zh=service.name, en=service.name_en),
        agency=AgencyName(code=service.agency.code, name=Words(zh=service.agency.name, en=service.agency.name_en)),
        type=service.type,
        status=service.status,
        open=service.open,
        handling=service.handling,
        audience=service.audience,
        channels=service.channels,
    )
