"""What an organ still holds of the catalogue when all that is published ahead is in force."""

from django.db.models import QuerySet

from yimen.agencies.models import Agency
from yimen.catalogue.models import ServiceVersion


def implemented(agency: Agency) -> int:
    """How many services are its own."""
    return _last().filter(agency=agency).count()


def supervised(agency: Agency) -> int:
    """How many services it supervises after a grant."""
    return _last().filter(supervisor=agency).count()


def _last() -> QuerySet[ServiceVersion]:
    return ServiceVersion.objects.filter(valid_to=None, listed=True)
