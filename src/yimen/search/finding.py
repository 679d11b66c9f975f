"""Hits from the index: which documents, how many, how they divide. Reads the index only, no database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from yimen.search import matching
from yimen.search.asking import Asked
from yimen.search.documents import Kind, shown
from yimen.search.schema import COUNTED, SHOWN
from yimen.search.tokens import is_chinese

# With fewer hits than this a text is asked in a wider way as well.
ENOUGH = 3
# A pair of characters that more documents have than this share says nothing by itself.
SELDOM = 20
COUNTED_FILTERS = ("agency", "audience", "type")
MOST_VALUES = 500
DEEPEST = 10_000  # hits that can be paged through


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
    """A text put to one view of the index. How wide it has to be asked is found out once, for services."""

    def __init__(self, searcher: Any, asked: Asked, filters: Filters, typing: bool = False) -> None:
        self._searcher, self._asked, self._filters = searcher, asked, filters
        self.near = False
        self._query = self._widened(typing)

    def hits(self, kinds: Sequence[Kind], first: int = 0, most: int = 20) -> Hits:
        """The best hits of these kinds from place `first` on."""
        first = min(max(first, 0), DEEPEST)
        query = self._of(kinds, self._filters, matching.valued(self._query, self._asked))
        found = self._searcher.search(query, max(most, 1), offset=first)
        return Hits([self._hit(*each) for each in found.hits[:most]], found.count, self.near)

    def counts(self, kinds: Sequence[Kind] = (Kind.SERVICE,)) -> Counts:
        """The numbers beside the filters, each as the other filters leave it, and those of all kinds."""
        choices: dict[str, Mapping[str, int]] = {}
        for filters, fields in self._sets():
            counted = self._aggregate(self._of(kinds, filters, self._query), fields)
            choices.update(counted)
        everything = self._of((), Filters(self._filters.district), self._query)
        return Counts(choices, self._aggregate(everything, ("kind",))["kind"])

    def _sets(self) -> Iterable[tuple[Filters, tuple[str, ...]]]:
        """Filters with the fields that are counted under them: a field is counted as if it were not narrowed itself."""
        free = tuple(name for name in COUNTED_FILTERS if not getattr(self._filters, name))
        if free:
            yield self._filters, free
        for name in COUNTED_FILTERS:
            if name not in free:
                yield replace(self._filters, **{name: ""}), (name,)

    def _widened(self, typing: bool) -> Any:
        asked = self._asked
        exact = matching.exactly(asked, typing)
        number = self._number(exact)
        if number >= ENOUGH:
            return exact
        nearly = matching.nearly(asked, exact)
        self.near = not number
        if self._number(nearly) >= ENOUGH:
            return nearly
        return matching.somehow(nearly, self._seldom())

    def _number(self, query: Any) -> int:
        narrow = self._of((Kind.SERVICE,), Filters(self._filters.district), query)
        return int(self._searcher.search(narrow, 1).count)

    def _seldom(self) -> list[str]:
        most = self._searcher.num_docs // SELDOM
        return [term for term in matching.terms_of(self._asked) if 0 < self._frequency(term) <= most]

    def _frequency(self, term: str) -> int:
        fields = ("name", "near") if is_chinese(term) else ("latin",)
        return sum(self._searcher.doc_freq(name, term) for name in fields)

    def _of(self, kinds: Sequence[Kind], filters: Filters, query: Any) -> Any:
        demanded = [matching.has("kind", *kinds)] if kinds else []
        demanded += [
            matching.has(name, value) for name, value in vars(filters).items() if isinstance(value, str) and value
        ]
        demanded += [matching.has("flag", "online")] if filters.online else []
        demanded += [matching.says_one_of(filters.words)] if filters.words else []
        return matching.narrowed(query, demanded)

    def _aggregate(self, query: Any, fields: Sequence[str]) -> dict[str, dict[str, int]]:
        asked = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in fields if name in COUNTED}
        told = self._searcher.aggregate(query, asked)
        return {name: {each["key"]: int(each["doc_count"]) for each in told[name]["buckets"]} for name in asked}

    def _hit(self, score: float, address: Any) -> Hit:
        return Hit(score, shown(self._searcher.doc(address)[SHOWN][0]))


def loosely(searcher: Any, asked: Asked, district: str, most: int) -> list[Hit]:
    """Services that share half of the characters, or whose words begin alike: for a text that finds nothing."""
    query = matching.narrowed(
        matching.loosely(asked), [matching.has("kind", Kind.SERVICE), matching.has("district", district)]
    )
    found = searcher.search(query, most)
    return [Hit(score, shown(searcher.doc(address)[SHOWN][0])) for score, address in found.hits]
