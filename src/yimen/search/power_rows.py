"""What the database says about powers and their responsibilities, as the last published list has them."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from yimen.powers.models import PowerVersion, Responsibility
from yimen.search.documents import Document, Kind, Listed, Place, document_of

BATCH = 500
COMMON = "乡镇、街道（共性权责）"  # both languages: found by the Chinese words, shown by no one


def count() -> int:
    """How many powers the index is to hold."""
    return _listed().count()


def documents(codes: Sequence[str] | None = None) -> Iterator[tuple[str, list[Document]]]:
    """Each power, as (code, its document and those of its responsibilities): of all districts, or of these codes only."""
    powers = _listed() if codes is None else _listed().filter(power__code__in=codes)
    batch: list[PowerVersion] = []
    for version in powers.select_related("power", "agency").order_by("pk").iterator(BATCH):
        batch.append(version)
        if len(batch) == BATCH:
            yield from _documents(batch)
            batch = []
    yield from _documents(batch)


def _listed() -> QuerySet[PowerVersion]:
    return PowerVersion.objects.filter(valid_to=None)


def _documents(powers: Sequence[PowerVersion]) -> Iterator[tuple[str, list[Document]]]:
    duties: dict[int, list[tuple[int, str, str]]] = {}
    found = Responsibility.objects.filter(valid_to=None, power__in=[version.power_id for version in powers])
    for power, number, step, text in found.order_by().values_list("power", "number", "step", "text"):
        duties.setdefault(power, []).append((number, step, text))
    for version in powers:
        yield version.power.code, list(_of(version, sorted(duties.get(version.power_id, ()))))


def _of(version: PowerVersion, duties: Sequence[tuple[int, str, str]]) -> Iterator[Document]:
    code, agency = version.power.code, version.agency
    place = Place(version.power.district, agency.code, agency.name, agency.name_en) if agency else _common(version)
    laws = [version.section, *version.laws]
    yield document_of(Listed(Kind.POWER, code, code, version.name, version.name, version.kind, place, laws))
    for number, step, text in duties:
        key = f"{code}:{number}"
        words = f"{step} {text}".strip()
        yield document_of(Listed(Kind.RESPONSIBILITY, key, code, version.name, words, version.kind, place))


def _common(version: PowerVersion) -> Place:
    return Place(version.power.district, "", COMMON)
