"""Open cases behind the catalogue and the law: of a service that ends, and those whose guide names an article."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet

from yimen.agencies.models import Agency
from yimen.cases.models import Case
from yimen.catalogue.models import Citation
from yimen.catalogue.resting import naming
from yimen.catalogue.running import SHOWN, Running
from yimen.laws.places import Place


def open_cases_of(code: str) -> QuerySet[Case]:
    """The open cases of a service, the one due next first."""
    return Case.objects.filter(service__code=code, closed_at=None).order_by("next_due", "pk")


def open_cases_at(agency: Agency) -> int:
    """How many open cases an organ has."""
    return Case.objects.filter(agency=agency, closed_at=None).count()


def running_of(code: str) -> Running:
    """How many they are, and the first of them by number. Answers `catalogue.running`."""
    cases = open_cases_of(code)
    return Running(cases.count(), tuple(cases.values_list("number", flat=True)[:SHOWN]))


def open_cases_resting_on(key: str, places: Sequence[Place] | None) -> QuerySet[Case]:
    """Open cases whose own version of the guide names these articles (None: any of the law), or the law as a whole.

    They keep the text of their day: a later version of the service or of the article does not change the list.
    """
    named = Citation.objects.filter(
        naming(key, places), version__service=OuterRef("service"), version__number=OuterRef("service_version")
    ).exclude(place__startswith="change.")
    found = Case.objects.filter(Exists(named), closed_at=None).select_related("service", "agency")
    return found.order_by("next_due", "pk")
