"""Which powers rest on an article, with every basis they have: the power's own, its responsibilities', its liabilities'."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.db.models import Q

from yimen.laws.citations import Citation, parse
from yimen.laws.impact import Hit
from yimen.laws.places import Place
from yimen.powers.models import PowerVersion, Responsibility
from yimen.powers.states import on_day

# The texts of a responsibility that name laws.
DUTY_BASES = ("basis", "liability_basis")


@dataclass
class Resting:
    """A power and the bases of it that name an article. basis: its own does; duties, liabilities: numbers of those whose do."""

    version: PowerVersion
    basis: bool = False
    duties: list[int] = field(default_factory=list)
    liabilities: list[int] = field(default_factory=list)


def resting_on(key: str, places: Sequence[Place] | None, day: date, limit: int) -> tuple[list[Resting], int]:
    """The powers in force on a day any of whose bases names these articles (None: any), or the law as a whole; and how many.

    At most `limit` of them, in the order of codes. Two queries.
    """
    versions = PowerVersion.objects.filter(_naming(key), on_day(day)).select_related("power", "agency")
    found = _read(list(versions.order_by("power__code")), key, places, on_day(day))
    return found[:limit], len(found)


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


def _read(versions: list[PowerVersion], key: str, places: Sequence[Place] | None, lives: Q) -> list[Resting]:
    duties = _duties([version for version in versions if key in version.duty_laws], lives)

    def names(text: str) -> bool:
        return bool(named(text, key, places))

    found = []
    for version in versions:
        own = duties.get(version.power_id, [])
        here = Resting(
            version,
            names(version.basis),
            [duty.number for duty in own if names(duty.basis)],
            [duty.number for duty in own if names(duty.liability_basis)],
        )
        if here.basis or here.duties or here.liabilities:
            found.append(here)
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
