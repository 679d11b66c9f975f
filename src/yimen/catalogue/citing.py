"""Which law each published version names, and where in it: rows made when a version is published, and rebuildable.

Read are the basis, the bases of terms, fees and materials, the conditions, reasons for visits, and the basis of the change itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction

from yimen.catalogue.models import Citation, ServiceVersion
from yimen.laws.citations import Citation as Cited
from yimen.laws.citations import parse

BATCH = 500
LONGEST = 500
BASES = ("basis", "statutory_basis")
# Other texts of a guide that name laws, as their authors write them.
SENTENCES = ("conditions", "visit_reason", "quantity_limit")
CHANGE = "change.basis"


def texts_of(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The texts of a guide that may name laws: place and text, `materials[identity].basis`."""
    for number, basis in enumerate(content.get("legal_basis", ())):
        yield f"legal_basis[{number}]", f"《{basis.get('law', '').strip('《》')}》{basis.get('article', '')}"
    yield from _inside("", {name: value for name, value in content.items() if name not in ("legal_basis", "form")})


def _inside(place: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            inner = f"{place}.{name}" if place else name
            if name in BASES and isinstance(part, str):
                yield inner, part
            elif name in SENTENCES:
                yield from _sentences(inner, part)
            else:
                yield from _inside(inner, part)
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            key = part.get("code") or part.get("number") or number if isinstance(part, Mapping) else number
            yield from _inside(f"{place}[{key}]", part)


def _sentences(place: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        yield place, str(value.get("zh", ""))
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from _sentences(f"{place}[{number}]", part)


def citations_in(content: Mapping[str, Any]) -> Iterator[tuple[str, str, Cited]]:
    """Place, text and citation, in the order of the guide."""
    for place, text in texts_of(content):
        for cited in parse(text):
            yield place, text, cited


def citations_of(version: ServiceVersion) -> list[Citation]:
    """The rows of a version, not saved. A place that names one article twice is one row."""
    found: dict[tuple[Any, ...], Citation] = {}
    texts = list(citations_in(version.content or {}))
    texts += [(CHANGE, version.basis, cited) for cited in parse(version.basis)]
    for place, text, cited in texts:
        row = _row(version, place, text, cited)
        found.setdefault((row.place, row.law, row.article, row.insert, row.paragraph, row.item), row)
    return list(found.values())


def _row(version: ServiceVersion, place: str, text: str, cited: Cited) -> Citation:
    where = cited.place
    return Citation(
        version=version,
        place=place[:120],
        law=cited.key,
        name=cited.law[:300],
        article=where.article if where else None,
        insert=where.insert if where else 0,
        paragraph=where.paragraph if where else 0,
        item=where.item if where else 0,
        text=text[:LONGEST],
    )


def record(versions: Iterable[ServiceVersion]) -> int:
    """Write the citations of versions that have just been made. How many."""
    rows = [row for version in versions for row in citations_of(version)]
    Citation.objects.bulk_create(rows, batch_size=BATCH)
    return len(rows)


@transaction.atomic
def rebuild(district: str = "", progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Make the rows of all versions of a district (empty: of all) anew, after the reader of texts has learned something. How many."""
    versions = ServiceVersion.objects.order_by("pk")
    if district:
        versions = versions.filter(service__district=district)
    Citation.objects.filter(version__in=versions.order_by()).delete()
    total, written, batch = versions.count(), 0, []
    for done, version in enumerate(versions.iterator(chunk_size=BATCH), 1):
        batch.append(version)
        if len(batch) == BATCH or done == total:
            written += record(batch)
            batch = []
            progress(done, total)
    return written
