"""Hits from the index: which documents, how many, how they divide. Reads the index only, no database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from yimen.search import matching
from yimen.search.asking import Asked
from yimen.search.documents import Kind, scope, shown
from yimen.search.schema import SHOWN
from yimen.search.synonyms import meanings

# With fewer hits than this a text is asked in a wider way as well.
ENOUGH = 3
# A pair of characters that more documents have than this share says nothing by itself.
SELDOM = 20
COUNTED_FILTERS = ("agency", "audience", "type")
MOST_VALUES = 500
DEEPEST = 10_000  # hits that can be paged through
# With more hits than this the foremost are ranked apart: to value each of very many takes most of the time of an answer.
MANY = 2_000


@dataclass(frozen=True)
class Filters:
    """What narrows a search; empty: all. words: the name holds one of them, or a keyword is one."""

    district: str
    agency: str = ""
    audience: str = ""
    type: str = ""
    online: bool = False
    words: tuple[str, ...] = ()

    @property
    def given(self) -> bool:
        """Whether anything but the district narrows it."""
        return self != Filters(self.district)

    def without(self, name: str) -> "Filters":
        """The same without one of the filters that are counted: agency, audience or type."""
        values: dict[str, Any] = {name: ""}
        return replace(self, **values)


@dataclass(frozen=True)
class Hit:
    """One document: what it shows (code, title and so on, as `documents` stores it), and how well it fits."""

    score: float
    shown: Mapping[str, str]

    @property
    def code(self) -> str:
        """Code of the service, or of the power."""
        return self.shown["code"]


@dataclass(frozen=True)
class Hits:
    """Hits of one stretch. near: nothing says exactly what was asked, these come near."""

    items: list[Hit]
    total: int
    near: bool = False


@dataclass(frozen=True)
class Counts:
    """How many hits each choice of a filter would leave (agency, audience, type), and how many there are of each kind."""

    choices: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)


class Question:
    """A text put to one view of the index. How wide it has to be asked is found out once, for the services of the district.

    typing: the last word may be only begun;  counted: the numbers beside filters will be asked for
    """

    def __init__(
        self, searcher: Any, asked: Asked, filters: Filters, *, typing: bool = False, counted: bool = False
    ) -> None:
        self._searcher, self._asked, self._filters = searcher, asked, filters
        self.near = False
        self._others = True
        self._tallied: Counts | None = None
        self._query = self._widened(typing, counted)

    def hits(self, kinds: Sequence[Kind], first: int = 0, most: int = 20, *, counted: bool = True) -> Hits:
        """The best hits of these kinds from place `first` on. counted: how many there are in all is wanted too."""
        first, most = min(max(first, 0), DEEPEST), max(most, 0)
        valued = matching.valued(self._query, self._asked, self._others)
        best = matching.foremost(self._query, self._asked, self._others) if self._are_many(kinds) else None
        if best is None:
            found, total = self._ranked(kinds, valued, first, most, counted)
            return Hits(found, total, self.near)
        found, foremost = self._ranked(kinds, best, first, most, True)
        if len(found) < most:
            rest, place = matching.besides(valued, best), max(first - foremost, 0)
            found += self._ranked(kinds, rest, place, most - len(found), False)[0]
        return Hits(found, self._total(kinds) if counted else 0, self.near)

    def _are_many(self, kinds: Sequence[Kind]) -> bool:
        """Whether so many services are known to be found that the foremost are ranked apart."""
        return (
            list(kinds) == [Kind.SERVICE]
            and self._tallied is not None
            and self._tallied.kinds.get(Kind.SERVICE, 0) > MANY
        )

    def _ranked(self, kinds: Sequence[Kind], query: Any, first: int, most: int, counted: bool) -> tuple[list[Hit], int]:
        """A stretch of the hits of a query, and how many it has where they are counted."""
        found = self._searcher.search(self._of(kinds, self._filters, query), max(most, 1), count=counted, offset=first)
        return [self._hit(*each) for each in found.hits[:most]], found.count or 0

    def _total(self, kinds: Sequence[Kind]) -> int:
        """How many there are; known already where nothing narrows them."""
        if self._tallied is not None and not self._filters.given:
            return self._tallied.kinds.get(Kind.SERVICE, 0)
        return int(self._searcher.search(self._of(kinds, self._filters, self._query), 1, count=True).count)

    def counts(self) -> Counts:
        """The numbers beside the filters, each as the other filters leave it, and those of all kinds."""
        whole = self._tallied or self._tally(self._query)
        choices = dict(whole.choices)
        for filters, fields in self._sets() if self._filters.given else ():
            choices.update(self._aggregate(self._of((Kind.SERVICE,), filters, self._query), fields))
        return Counts(choices, whole.kinds)

    def _sets(self) -> Iterable[tuple[Filters, tuple[str, ...]]]:
        """Filters with the fields that are counted under them: a field is counted as if it were not narrowed itself."""
        free = tuple(name for name in COUNTED_FILTERS if not getattr(self._filters, name))
        if free:
            yield self._filters, free
        for name in COUNTED_FILTERS:
            if name not in free:
                yield self._filters.without(name), (name,)

    def _widened(self, typing: bool, counted: bool) -> Any:
        known = [part for part in matching.parts_of(self._asked) if self._searcher.doc_freq("keyword", part)]
        self._others = bool(known) or bool(meanings(self._asked.text))
        exact = matching.exactly(self._asked, known, typing)
        number = self._number(exact, counted)
        if number >= ENOUGH:
            return exact
        self.near, self._others = not number, True
        nearly = matching.nearly(self._asked, exact)
        if self._number(nearly, counted) >= ENOUGH:
            return nearly
        self._tallied = None
        return matching.somehow(nearly, self._seldom())

    def _number(self, query: Any, counted: bool) -> int:
        """How many services of the district a query finds, or `ENOUGH` of them where more is not to be known."""
        if counted:
            self._tallied = self._tally(query)
            return self._tallied.kinds.get(Kind.SERVICE, 0)
        services = self._of((Kind.SERVICE,), Filters(self._filters.district), query)
        return len(self._searcher.search(services, ENOUGH, count=False).hits)

    def _tally(self, query: Any) -> Counts:
        """The numbers without any filter, in one pass."""
        own = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in COUNTED_FILTERS}
        asked = {"kind": {"terms": {"field": "kind", "size": len(Kind)}, "aggs": own}}
        everything = self._of((), Filters(self._filters.district), query)
        buckets = self._searcher.aggregate(everything, asked)["kind"]["buckets"]
        services: Mapping[str, Any] = next((each for each in buckets if each["key"] == Kind.SERVICE), {})
        choices = {name: _numbers(services[name]) if services else {} for name in COUNTED_FILTERS}
        return Counts(choices, {each["key"]: int(each["doc_count"]) for each in buckets})

    def _seldom(self) -> list[str]:
        most = self._searcher.num_docs // SELDOM
        terms = matching.terms_of(self._asked)
        return [term for term in terms if 0 < self._searcher.doc_freq("title", term) <= most]

    def _of(self, kinds: Sequence[Kind], filters: Filters, query: Any) -> Any:
        district = filters.district
        demanded = [
            matching.has("scope", *(scope(kind, district) for kind in kinds))
            if kinds
            else matching.has("district", district)
        ]
        demanded += [matching.has(name, getattr(filters, name)) for name in COUNTED_FILTERS if getattr(filters, name)]
        demanded += [matching.has("flag", "online")] if filters.online else []
        demanded += [matching.says_one_of(filters.words)] if filters.words else []
        return matching.narrowed(query, demanded)

    def _aggregate(self, query: Any, fields: Sequence[str]) -> dict[str, dict[str, int]]:
        asked = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in fields}
        told = self._searcher.aggregate(query, asked)
        return {name: _numbers(told[name]) for name in asked}

    def _hit(self, score: float, address: Any) -> Hit:
        return Hit(score, shown(self._searcher.doc(address)[SHOWN][0]))


def _numbers(told: Mapping[str, Any]) -> dict[str, int]:
    return {each["key"]: int(each["doc_count"]) for each in told["buckets"]}


def loosely(searcher: Any, asked: Asked, district: str, most: int) -> list[Hit]:
    """Services that share half of the characters, or whose words begin alike: for a text that finds nothing."""
    query = matching.narrowed(matching.loosely(asked), [matching.has("scope", scope(Kind.SERVICE, district))])
    found = searcher.search(query, most)
    return [Hit(score, shown(searcher.doc(address)[SHOWN][0])) for score, address in found.hits]
