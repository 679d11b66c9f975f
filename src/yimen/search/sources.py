"""Where documents come from: one entry for each kind of thing that has documents of its own, called its owner."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from yimen.search import power_rows, service_rows
from yimen.search.documents import Document, Kind

Made = Iterator[tuple[str, list[Document]]]


@dataclass(frozen=True)
class Source:
    """How many owners there are, and the documents of all of them or of those with these codes, as (code, documents)."""

    count: Callable[[], int]
    documents: Callable[[Sequence[str] | None], Made]


SOURCES: dict[Kind, Source] = {
    Kind.SERVICE: Source(service_rows.count, service_rows.documents),
    Kind.POWER: Source(power_rows.count, power_rows.documents),
}


# Each owner has exactly one document of its own kind; the rest are parts of it.
OWNING = tuple(SOURCES)


def owner(kind: Kind, code: str) -> str:
    """The owner as documents and journal name it: "service:31…"."""
    return f"{kind}:{code}"


def count() -> int:
    """How many owners the index is to hold."""
    return sum(source.count() for source in SOURCES.values())


def everything() -> Iterator[list[Document]]:
    """The documents of each owner."""
    for source in SOURCES.values():
        for _code, documents in source.documents(None):
            yield documents


def of_owners(owners: Sequence[str]) -> Iterator[tuple[str, list[Document]]]:
    """Each of these owners with its documents, with none where it is not listed any more."""
    for kind, source in SOURCES.items():
        codes = [code for name, _, code in (each.partition(":") for each in owners) if name == kind]
        found = dict(source.documents(codes)) if codes else {}
        for code in codes:
            yield owner(kind, code), found.get(code, [])
