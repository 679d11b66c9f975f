"""The door of the room: one search for pages, counter and API, and suggestions while somebody types.

Where no index can be read, the catalogue's plain query answers: names and keywords that hold what was typed. `Found.plain` says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language

from yimen.agencies.models import Agency
from yimen.catalogue import queries as catalogue
from yimen.catalogue.models import Service
from yimen.search import asking, finding, reading
from yimen.search.documents import Kind
from yimen.search.finding import Counts, Filters, Hit, Question

__all__ = [
    "POWERS",
    "Counts",
    "Filters",
    "Found",
    "Near",
    "Passage",
    "PowerHit",
    "Suggestion",
    "near",
    "passages",
    "powers",
    "search",
    "suggest",
]

MOST_NEAR = 5
POWERS = (Kind.POWER, Kind.RESPONSIBILITY)


@dataclass(frozen=True)
class Near:
    """What is offered where nothing was found: services with names alike, departments."""

    services: Sequence["Suggestion"] = ()
    agencies: Sequence[Agency] = ()


@dataclass(frozen=True)
class Found:
    """A stretch of services, best first.

    total   how many there are in all;  counts: those beside the filters and of other kinds (empty without an index)
    near    nothing says exactly what was asked: these come near
    plain   answered without the index
    """

    services: Sequence[Service]
    total: int
    counts: Counts = field(default_factory=Counts)
    near: bool = False
    plain: bool = False


@dataclass(frozen=True)
class Suggestion:
    """A service that may be meant, by its name in the current language."""

    code: str
    title: str


@dataclass(frozen=True)
class Passage:
    """A place in a guide: service, part of the guide (summary, conditions, materials, questions), the words."""

    code: str
    title: str
    part: str
    text: str


@dataclass(frozen=True)
class PowerHit:
    """A power, or one of its responsibilities: code and name of the power, the words, the department."""

    code: str
    title: str
    text: str
    agency: str

    @property
    def duty(self) -> bool:
        """Whether it is a responsibility."""
        return self.text != self.title


def search(text: str, filters: Filters, first: int = 0, most: int = 20, *, counted: bool = False) -> Found:
    """The services that a text finds, `most` of them from place `first` on. An empty text lists all, the most used first.

    Never fails, whatever the text and the filters hold; unknown filter values find nothing. counted: the numbers beside
    filters and kinds are wanted too.
    """
    asked = asking.read(text)
    if not asked.text:
        return _plain("", filters, first, most)
    try:
        question = Question(reading.searcher(), asked, filters, counted=counted)
        hits = question.hits([Kind.SERVICE], first, most)
        counts = question.counts() if counted else Counts()
    except Exception as failure:  # a broken file shows itself only where it is read, in many ways
        _without(failure)
        return _plain(text, filters, first, most)
    return Found(_services(hits.items), hits.total, counts, hits.near)


def suggest(text: str, district: str, most: int = 8) -> list[Suggestion]:
    """What may be meant by a text that somebody is typing; asks the database nothing while there is an index."""
    asked = asking.read(text)
    if asked.empty:
        return []
    try:
        hits = Question(reading.searcher(), asked, Filters(district), typing=True).hits(
            [Kind.SERVICE], 0, most, counted=False
        )
    except Exception as failure:
        _without(failure)
        return [Suggestion(each.code, each.title) for each in catalogue.plain_search(text, district)[:most]]
    return list(map(_suggestion, hits.items))


def passages(text: str, filters: Filters, first: int = 0, most: int = 20) -> tuple[list[Passage], int]:
    """The places in guides that a text finds, and how many there are; none without an index."""
    asked = asking.read(text)
    if asked.empty:
        return [], 0
    try:
        hits = Question(reading.searcher(), asked, filters).hits([Kind.PASSAGE], first, most)
    except Exception as failure:
        _without(failure)
        return [], 0
    return list(map(_passage, hits.items)), hits.total


def powers(text: str, filters: Filters, first: int = 0, most: int = 20) -> tuple[list[PowerHit], int]:
    """The powers and responsibilities that a text finds, and how many there are; none without an index."""
    asked = asking.read(text)
    if asked.empty:
        return [], 0
    try:
        hits = Question(reading.searcher(), asked, filters).hits(POWERS, first, most)
    except Exception as failure:
        _without(failure)
        return [], 0
    return [PowerHit(**hit.shown) for hit in hits.items], hits.total


def near(text: str, district: str) -> Near:
    """What to offer where a text found nothing."""
    asked = asking.read(text)
    characters = {character for run in asked.chinese for character in run}
    agencies = [
        agency
        for agency in catalogue.agencies_with_services(district)
        if len(characters & set(agency.name)) >= 2 or set(asked.latin) & set(agency.name_en.lower().split())
    ]
    try:
        hits = finding.loosely(reading.searcher(), asked, district, MOST_NEAR)
    except Exception as failure:
        _without(failure)
        hits = []
    return Near(list(map(_suggestion, hits)), agencies[:MOST_NEAR])


def _plain(text: str, filters: Filters, first: int, most: int) -> Found:
    found = catalogue.plain_search(
        text,
        filters.district,
        filters.agency or None,
        filters.audience or None,
        filters.type or None,
        True if filters.online else None,
        filters.words,
    )
    return Found(list(found[first : first + most]), found.count(), plain=bool(text))


def _without(failure: Exception) -> None:
    if not isinstance(failure, reading.NoIndex):
        reading.forget()
    reading.complain(failure)


def _services(hits: Sequence[Hit]) -> list[Service]:
    """The rows as they are now: one retired a moment ago is left out."""
    codes = [hit.code for hit in hits]
    found: Mapping[str, Any] = catalogue.by_codes(codes)
    return [found[code] for code in codes if code in found]


def _title(shown: Mapping[str, str]) -> str:
    english = shown.get("title_en", "")
    return english if english and (get_language() or "").startswith("en") else shown["title"]


def _suggestion(hit: Hit) -> Suggestion:
    return Suggestion(hit.code, _title(hit.shown))


def _passage(hit: Hit) -> Passage:
    english = hit.shown["text_en"] if (get_language() or "").startswith("en") else ""
    return Passage(hit.code, _title(hit.shown), hit.shown["part"], english or hit.shown["text"])
