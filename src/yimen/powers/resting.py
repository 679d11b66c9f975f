"""Which powers rest on an article: what the room of laws asks before an amendment."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q

from yimen.laws.citations import parse
from yimen.laws.impact import Hit
from yimen.laws.places import Place
from yimen.powers.models import PowerVersion


def find(key: str, places: Sequence[Place] | None, day: date) -> Iterator[Hit]:
    """The powers whose basis names these articles (None: any of the law), or the law as a whole, on the day or later."""
    lives = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    found = PowerVersion.objects.filter(lives, laws__contains=[key]).select_related("power", "agency")
    for version in found.order_by("power__code", "-valid_from").distinct("power__code"):
        owner = version.agency.code if version.agency else ""
        for cited in named(version.basis, key, places):
            yield Hit("power", version.power.code, version.name, owner, "basis", version.basis[:500], cited)


def named(basis: str, key: str, places: Sequence[Place] | None) -> list[Place | None]:
    """Which of these articles a text names, each once; nothing in the list: the law as a whole. Pure."""
    found: list[Place | None] = []
    for citation in parse(basis):
        place = citation.place.of_article if citation.place else None
        if citation.key != key or place in found:
            continue
        if place is None or places is None or place in places:
            found.append(place)
    return found
