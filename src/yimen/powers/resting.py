"""Which powers rest on an article, with every basis they have: the power's own, its responsibilities', its liabilities'."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from yimen.laws.citations import Citation, parse
from yimen.laws.impact import Hit
from yimen.laws.places import Place
from yimen.powers.models import PowerVersion, Responsibility
from yimen.powers.states import on_day

# The texts of a responsibility that name laws.
DUTY_BASES = ("basis", "liability_basis")


@dataclass(frozen=True)
class Resting:
    """A power and the bases of it that name an article. basis: its own does; duties, liabilities: numbers of those whose do."""

    version: PowerVersion
    basis: bool
    duties: list[int]
    liabilities: list[int]


def resting_on(key: str, places: Sequence[Place] | None, day: date) -> QuerySet[PowerVersion]:
    """The powers in force on a day any of whose bases names these articles (None: any), or the law as a whole, by code.

    Three queries find the texts that do, however many powers say the same; the fourth is the answer.
    """
    held = on_day(day)
    own, duties = PowerVersion.objects.filter(held, laws__contains=[key]), _duties_naming(key, day)
    texts = [text for text in _different(own, "basis") if named(text, key, places)]
    naming = Q()
    for name in DUTY_BASES:
        naming |= Q(**{f"{name}__in": [text for text in _different(duties, name) if named(text, key, places)]})
    wanted = Q(laws__contains=[key], basis__in=texts) | Q(power__in=duties.filter(naming).values("power"))
    found = PowerVersion.objects.filter(held, wanted).select_related("power", "agency")
    return found.order_by("power__code")


def _duties_naming(key: str, day: date) -> QuerySet[Responsibility]:
    """The responsibilities of the day whose power says that one of them cites the law."""
    owners = PowerVersion.objects.filter(on_day(day), duty_laws__contains=[key])
    return Responsibility.objects.filter(on_day(day), power__in=owners.values("power")).order_by()


def _different(rows: QuerySet[Any], name: str) -> list[str]:
    return list(rows.order_by().values_list(name, flat=True).distinct())


def with_places(versions: Iterable[PowerVersion], key: str, places: Sequence[Place] | None, day: date) -> list[Resting]:
    """The same powers with which of their bases names the articles. One query."""
    shown = list(versions)
    duties = _duties(shown, on_day(day))
    return [_places(version, duties.get(version.power_id, []), key, places) for version in shown]


def _places(
    version: PowerVersion, duties: Iterable[Responsibility], key: str, places: Sequence[Place] | None
) -> Resting:
    numbers = {name: [duty.number for duty in duties if named(getattr(duty, name), key, places)] for name in DUTY_BASES}
    return Resting(version, bool(named(version.basis, key, places)), numbers["basis"], numbers["liability_basis"])


def find(key: str, places: Sequence[Place] | None, day: date) -> Iterator[Hit]:
    """What the room of laws asks before an amendment: each text of a power that names them, as it is on the day or later.

    Responsibilities with the same text are one hit: "duties[1,3].basis".
    """
    lives = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    found = PowerVersion.objects.filter(lives, _naming(key)).select_related("power", "agency")
    versions = list(found.order_by("power__code", "-valid_from").distinct("power__code"))
    duties = _duties(versions, lives)
    for version in versions:
        for place, text in _texts(version, duties.get(version.power_id, [])):
            for cited in named(text, key, places):
                owner = version.agency.code if version.agency else ""
                yield Hit("power", version.power.code, version.name, owner, place[:80], text[:500], cited)


def _naming(key: str) -> Q:
    return Q(laws__contains=[key]) | Q(duty_laws__contains=[key])


def _duties(versions: Iterable[PowerVersion], lives: Q) -> dict[int, list[Responsibility]]:
    """The responsibilities of these powers, the newest of each number, by power. One query."""
    owners = [version.power_id for version in versions]
    rows = Responsibility.objects.filter(lives, power__in=owners)
    found: dict[int, list[Responsibility]] = {}
    for duty in rows.order_by("power_id", "number", "-valid_from").distinct("power_id", "number"):
        found.setdefault(duty.power_id, []).append(duty)
    return found


def _texts(version: PowerVersion, duties: Iterable[Responsibility]) -> Iterator[tuple[str, str]]:
    """Every text of a power that may name a law, with its place; the same text of several responsibilities once."""
    yield "basis", version.basis
    numbers: dict[tuple[str, str], list[str]] = {}
    for duty in duties:
        for name in DUTY_BASES:
            if text := getattr(duty, name):
                numbers.setdefault((name, text), []).append(str(duty.number))
    for (name, text), which in numbers.items():
        yield f"duties[{','.join(which)}].{name}", text


def named(basis: str, key: str, places: Sequence[Place] | None) -> list[Place | None]:
    """Which of these articles a text names, each once; nothing in the list: the law as a whole. Pure."""
    found: list[Place | None] = []
    for citation in _citations(basis):
        place = citation.place.of_article if citation.place else None
        if citation.key != key or place in found:
            continue
        if place is None or places is None or place in places:
            found.append(place)
    return found


# A list says the same few texts thousands of times.
@lru_cache(maxsize=4096)
def _citations(text: str) -> tuple[Citation, ...]:
    return tuple(parse(text))
