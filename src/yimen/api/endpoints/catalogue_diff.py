"""GET /catalogue/diff"""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest
from ninja import Query

from yimen import clock
from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.catalogue import CatalogueChange, CatalogueDiff, CatalogueRow
from yimen.api.door import operation
from yimen.api.endpoints.catalogue_read import District, catalogue_row
from yimen.catalogue.history import Changed, diff
from yimen.catalogue.models import ServiceVersion

FirstDay = Annotated[str, Query(alias="from", max_length=40, description="First day.", examples=["2014-12-31"])]
LastDay = Annotated[str, Query(alias="to", max_length=40, description="Last day.", examples=["2016-06-30"])]


@operation("GET", "/catalogue/diff", access=ANYONE, scope=Scope.CATALOGUE_READ, gives=CatalogueDiff, tag="catalogue")
def compare_catalogues(request: HttpRequest, first: FirstDay, last: LastDay, district: District = "") -> CatalogueDiff:
    """Compare the catalogue of two days.

    From the end of the first day to the end of the last: services added, cancelled, adjusted and renamed, and guides
    revised, each with the version that changed it, its reason and legal basis.
    """
    found = diff(district or settings.YIMEN_DISTRICT, clock.parse_date(first), clock.parse_date(last))
    return CatalogueDiff(
        first=found.first,
        last=found.last,
        before=found.before,
        after=found.after,
        touched=found.touched,
        share=found.share,
        added=[_change(each) for each in found.added],
        cancelled=[_change(each) for each in found.cancelled],
        adjusted=[_change(each) for each in found.adjusted],
        renamed=[_change(each) for each in found.renamed],
        guides=[_change(each) for each in found.guides],
    )


def _change(each: Changed) -> CatalogueChange:
    return CatalogueChange(before=_row(each.before), after=_row(each.after), by=_row(each.by))


def _row(version: ServiceVersion | None) -> CatalogueRow | None:
    return None if version is None else catalogue_row(version)
