"""What rests on an article: services, their materials, fees and terms, as they stand on a day."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from yimen.catalogue.models import Citation, ServiceVersion
from yimen.laws.impact import Hit
from yimen.laws.places import Place


def naming(key: str, places: Sequence[Place] | None) -> Q:
    """Citations of a law by its key: of these articles, or of the law as a whole; places None: of any."""
    if places is None:
        return Q(law=key)
    wanted = Q(article=None)
    for place in places:
        wanted |= Q(article=place.article, insert=place.insert)
    return Q(law=key) & wanted


def resting_on(key: str, places: Sequence[Place] | None, day: date) -> QuerySet[Citation]:
    """The citations in versions in force on a day, with version, service and agency, in the order of departments and codes."""
    lives = Q(version__valid_to__isnull=True) | Q(version__valid_to__gte=day)
    found = Citation.objects.filter(naming(key, places), lives, version__valid_from__lte=day, version__listed=True)
    return _whole(found)


def resting_from(key: str, places: Sequence[Place] | None, day: date) -> QuerySet[Citation]:
    """The same for versions in force on the day or later: what an amendment from this day on meets."""
    lives = Q(version__valid_to__isnull=True) | Q(version__valid_to__gte=day)
    return _whole(Citation.objects.filter(naming(key, places), lives, version__listed=True))


def _whole(found: QuerySet[Citation]) -> QuerySet[Citation]:
    rows = found.exclude(place__startswith="change.").select_related("version__service", "version__agency")
    return rows.order_by("version__agency__order", "version__service__code", "-version__number", "pk")


def services_by_law(keys: Collection[str], day: date) -> dict[str, int]:
    """How many services in force on a day name each law, in one query."""
    lives = Q(version__valid_to__isnull=True) | Q(version__valid_to__gte=day)
    found = Citation.objects.filter(lives, law__in=keys, version__valid_from__lte=day, version__listed=True)
    rows = found.exclude(place__startswith="change.").order_by().values_list("law")
    return dict(rows.annotate(services=Count("version__service", distinct=True)))


@dataclass(frozen=True)
class Resting:
    """One service and the places in its guide that name the article."""

    version: ServiceVersion
    places: list[Citation]


def by_service(citations: Iterable[Citation]) -> list[Resting]:
    """The same citations, service by service."""
    found: dict[int, Resting] = {}
    for citation in citations:
        found.setdefault(citation.version_id, Resting(citation.version, [])).places.append(citation)
    return list(found.values())


def find(key: str, places: Sequence[Place] | None, day: date) -> Iterator[Hit]:
    """What the room of laws asks before an amendment: each place once, as the newest version has it."""
    told: dict[str, int] = {}
    for citation in resting_from(key, places, day):
        version = citation.version
        code = version.service.code
        if told.setdefault(code, version.number) == version.number:
            yield Hit(
                "service", code, version.title, version.agency.code, citation.place, citation.text, citation.cited
            )
