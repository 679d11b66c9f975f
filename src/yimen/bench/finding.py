"""`yimen bench search`: the search and its suggestions, on the demo's lists and on very many rows, beside a trigram query.

Three rounds in one run on one throw-away installation: what citizens ask on the demo's catalogue with its powers and
responsibilities; how many of the questions find their service among the first three; and the same texts on generated rows, of
which the index and a table with a pg_trgm index hold the very same.
"""

import random
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from yimen.bench import house, manyfold, trigrams
from yimen.bench.reading import Times, between
from yimen.catalogue.models import Service
from yimen.demo.questions import HELD_OUT, KNOWN, questions
from yimen.powers.models import PowerVersion, Responsibility
from yimen.search import asking, queries
from yimen.search.acts.rebuild import rebuild
from yimen.search.condition import size
from yimen.search.documents import Kind
from yimen.search.finding import Filters, Question

FIRST = 3
Step = Callable[[str], AbstractContextManager[Any]]


@dataclass(frozen=True)
class Share:
    """Of the questions of one file, how many find their service among the first three."""

    file: str
    asked: int
    found: int


@dataclass(frozen=True)
class Measured:
    """One way to ask, with how many texts, and how long it takes. cut: how many were broken off after five seconds."""

    name: str
    texts: int
    times: Times
    longest: float
    cut: int = 0


@dataclass(frozen=True)
class Outcome:
    """What the demo holds, how well it finds, and how fast it and the generated rows are searched."""

    services: int
    powers: int
    duties: int
    documents: int
    megabytes: float
    seconds: float
    rows: int
    rows_megabytes: float
    rows_seconds: float
    shares: list[Share]
    measured: list[Measured]


def run(home: Path, rows: int, step: Step) -> Outcome:
    """Measure everything. Raises EngineError on an installation that is not thrown away."""
    house.require_throwaway(home)
    with step("index of the demo") as told:
        began = time.perf_counter()
        rebuilt = rebuild(lambda done, whole: told.advance(done, whole))
        seconds = time.perf_counter() - began
    with step("questions"):
        shares = [_share(name) for name in (KNOWN, HELD_OUT)]
    with step("searches of the demo"):
        measured = _on_demo()
    with step(f"{rows} rows") as told:
        began = time.perf_counter()
        many = manyfold.make(home, rows, lambda done, whole: told.advance(done, whole))
        rows_seconds = time.perf_counter() - began
    with step("trigrams of the rows") as told:
        trigrams.fill(rows, lambda done, whole: told.advance(done, whole))
    with step(f"searches of {rows} rows"):
        measured += _on_rows(many.searcher())
    return Outcome(
        services=Service.objects.exclude(status__in=Service.HIDDEN).count(),
        powers=PowerVersion.objects.filter(valid_to=None).count(),
        duties=Responsibility.objects.filter(valid_to=None).count(),
        documents=rebuilt.documents,
        megabytes=size() / 1e6,
        seconds=seconds,
        rows=rows,
        rows_megabytes=manyfold.size(home) / 1e6,
        rows_seconds=rows_seconds,
        shares=shares,
        measured=measured,
    )


def _share(name: str) -> Share:
    asked = questions(name)
    filters = Filters(settings.YIMEN_DISTRICT)
    found = sum(
        bool(each.codes & {service.code for service in queries.search(each.text, filters, 0, FIRST).services})
        for each in asked
    )
    return Share(name, len(asked), found)


def _on_demo() -> list[Measured]:
    texts = [each.text for name in (KNOWN, HELD_OUT) for each in questions(name)]
    filters = Filters(settings.YIMEN_DISTRICT)
    typed = _typed(texts)
    return [
        _measure(
            "demo: a page of results, with rows and numbers", texts, lambda t: queries.search(t, filters, counted=True)
        ),
        _measure("demo: powers and responsibilities", texts, lambda t: queries.powers(t, filters)),
        _measure("demo: suggestions", typed, lambda t: queries.suggest(t, settings.YIMEN_DISTRICT)),
    ]


def _on_rows(searcher: Any) -> list[Measured]:
    filters, words = Filters(manyfold.DISTRICT), manyfold.WORDS
    texts = [each.text for each in questions(KNOWN)]

    def page(text: str) -> object:
        found = Question(searcher, asking.read(text), filters, counted=True)
        return found.hits([Kind.SERVICE]), found.counts()

    def suggested(text: str) -> object:
        return Question(searcher, asking.read(text), filters, typing=True).hits([Kind.SERVICE], 0, 8, counted=False)

    return [
        _measure("rows: two characters, index", words, page),
        _measure("rows: two characters, pg_trgm", words, trigrams.ask),
        _measure("rows: names, index", manyfold.names(100), page),
        _measure("rows: names, pg_trgm", manyfold.names(100), trigrams.ask),
        _measure("rows: citizens' questions, index", texts, page),
        _measure("rows: suggestions, index", _typed(manyfold.names(40)), suggested),
        _measure("rows: suggestions, pg_trgm", _typed(manyfold.names(40)), trigrams.suggest),
    ]


def _typed(texts: Sequence[str]) -> list[str]:
    """What stands in the field while each text is typed, some of it."""
    dice = random.Random(5)
    return [text[: dice.randint(1, len(text))] for text in texts for _ in range(3)]


def _measure(name: str, texts: Sequence[str], work: Callable[[str], object]) -> Measured:
    """Each text once, after twenty that are not counted."""
    for text in texts[:20]:
        with suppress(trigrams.CutOff):
            work(text)
    taken, cut = [], 0
    for text in texts:
        began = time.perf_counter()
        try:
            work(text)
        except trigrams.CutOff:
            cut += 1
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    return Measured(name, len(texts), between(taken), taken[-1], cut)
