"""Codes of services and organs that limit somebody's scope: are there such, and what are they called."""

from collections.abc import Collection

from yimen.agencies.models import Agency
from yimen.catalogue.models import Service
from yimen.errors import Refusal


def require_known(services: Collection[str], agencies: Collection[str]) -> None:
    """Raise Refusal scope_unknown (422; value, field) for one that no service or organ has. At most two queries."""
    known = names_of(services, agencies)
    for given, field in ((services, "services"), (agencies, "agencies")):
        if unknown := [code for code in given if code not in known]:
            raise Refusal("scope_unknown", status=422, field=field, value=unknown[0][:40])


def names_of(services: Collection[str], agencies: Collection[str]) -> dict[str, str]:
    """Code -> name in the reader's language, for those that exist. At most two queries."""
    organs = Agency.objects.filter(code__in=agencies) if agencies else ()
    found = {each.code: each.title for each in organs}
    wanted = Service.objects.filter(code__in=services).defer(*Service.SEARCHED) if services else ()
    return found | {each.code: each.title for each in wanted}
