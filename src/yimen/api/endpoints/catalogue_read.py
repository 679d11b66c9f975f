"""GET /catalogue"""

from typing import Annotated

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Query

from yimen import clock
from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.base import Words
from yimen.api.answers.catalogue import AgencyName, Catalogue, CatalogueRow
from yimen.api.door import operation
from yimen.catalogue.history import as_of
from yimen.catalogue.models import ServiceVersion

Day = Annotated[str, Query(max_length=40, description="A day; empty: today.", examples=["2014-06-30"])]
District = Annotated[str, Query(pattern=r"^(\d{6})?$", description="Six digits; empty: this district.")]


@operation("GET", "/catalogue", access=ANYONE, scope=Scope.CATALOGUE_READ, gives=Catalogue, tag="catalogue")
def read_catalogue(
    request: HttpRequest,
    on: Day = "",
    agency: Annotated[str, Query(max_length=40, description="Short code of the agency that had it then.")] = "",
    district: District = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Catalogue:
    """Read the catalogue of any day.

    The services that stood in it at the end of that day, each in the version of then, in the order of departments and codes.
    """
    day = clock.parse_date(on) if on else clock.shanghai_date(request.now)  # type: ignore[attr-defined]
    pages = Paginator(as_of(district or settings.YIMEN_DISTRICT, day, agency), page_size)
    rows = pages.page(page).object_list if page <= pages.num_pages else []
    items = [catalogue_row(version) for version in rows]
    return Catalogue(on=day, items=items, total=pages.count, page=page, pages=pages.num_pages)


def catalogue_row(version: ServiceVersion) -> CatalogueRow:
    """A version as a row; service and agency must have been fetched with it."""
    return CatalogueRow(
        code=version.service.code,
        version=version.number,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        name=Words(zh=version.name, en=version.name_en),
        agency=AgencyName(code=version.agency.code, name=Words(zh=version.agency.name, en=version.agency.name_en)),
        type=version.type,
        statutory=version.statutory,
        promised=version.promised,
        kind=version.kind,
        reason=version.reason,
        basis=version.basis,
    )
