"""GET /services"""

from typing import Annotated

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Query

from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.base import Words
from yimen.api.answers.catalogue import AgencyName, ServicePage, ServiceRow
from yimen.api.door import operation
from yimen.catalogue import queries
from yimen.catalogue.models import Service


@operation("GET", "/services", access=ANYONE, scope=Scope.CATALOGUE_READ, gives=ServicePage, tag="catalogue")
def search_services(
    request: HttpRequest,
    text: Annotated[str, Query(max_length=200, description="Name, pinyin, initials, code or everyday words.")] = "",
    agency: Annotated[str, Query(max_length=40, description="Short code of an agency.")] = "",
    audience: Annotated[str, Query(max_length=16, description='"person" or "organisation".')] = "",
    district: Annotated[str, Query(pattern=r"^(\d{6})?$", description="Six digits; empty: this district.")] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=100)] = 20,
) -> ServicePage:
    """Find services.

    Best match first; without a text all services, the most used first. Retired services are left out.
    """
    found = queries.search(text, district or settings.YIMEN_DISTRICT, agency or None, audience or None)
    pages = Paginator(found, page_size)
    rows = pages.page(page).object_list if page <= pages.num_pages else []
    return ServicePage(items=[row_of(row) for row in rows], total=pages.count, page=page, pages=pages.num_pages)


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
