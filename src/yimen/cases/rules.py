"""What the version of a service that a case was handed in under demands of it."""

from dataclasses import replace
from functools import lru_cache

from yimen.cases.open_points import periods
from yimen.catalogue.content import ServiceContent
from yimen.catalogue.models import ServiceVersion
from yimen.errors import Refusal
from yimen.procedure import ServiceRules
from yimen.procedure.rules import Periods
from yimen.workdays.calendars import calendar_of

__all__ = ["calendar_of", "content_of", "rules_of"]


@lru_cache(maxsize=4096)
def content_of(service_id: int, version: int) -> ServiceContent:
    """The content of one version; versions never change, so the answer is kept. Raises Refusal version_not_found."""
    row = ServiceVersion.objects.filter(service_id=service_id, number=version).first()
    if row is None:
        raise Refusal("version_not_found", status=404)
    return row.parsed


def rules_of(service_id: int, version: int) -> ServiceRules:
    """The procedure's rules of one version, with the periods that this district has chosen where the law leaves room."""
    return _rules(service_id, version, periods())


@lru_cache(maxsize=4096)
def _rules(service_id: int, version: int, chosen: Periods) -> ServiceRules:
    return replace(content_of(service_id, version).rules(), periods=chosen)
