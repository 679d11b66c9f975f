"""Make the supervision anew from the ledger of the cases, and say where the two differ."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from yimen.cases import store as cases
from yimen.cases.models import Case
from yimen.clock import official_calendar
from yimen.ledger import chain
from yimen.oversight import store
from yimen.oversight.acts.raise_warnings import key_of, settle
from yimen.oversight.deriving import derive
from yimen.oversight.limits import limits
from yimen.oversight.models import ClockWarning

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Difference:
    """Something that the events do not support.

    what  "raised" (was missing, is there now), "unsupported" (no event of the case implies it), "day" (it turned on another
          day: the district has changed its share since), "row" (the row was not what its events say, and was put right),
          "chain" (the chain of its events is broken)
    """

    case: str
    warning: str
    what: str


@dataclass(frozen=True)
class Outcome:
    """How many cases were looked at, how many warnings they have, and everything that was not as the events say."""

    cases: int
    warnings: int
    differences: tuple[Difference, ...]


def rebuild(
    now: datetime, progress: Progress = lambda done, total: None, numbers: Sequence[str] | None = None
) -> Outcome:
    """These cases, or all; one transaction each. What people have done about a warning stays: it follows from no case."""
    chosen = Case.objects.order_by("id") if numbers is None else Case.objects.filter(number__in=numbers)
    total, found = chosen.count(), list[Difference]()
    for done, number in enumerate(chosen.values_list("number", flat=True).iterator(), 1):
        found += rebuild_case(number, now)
        progress(done, total)
    return Outcome(total, ClockWarning.objects.filter(case__in=chosen).count(), tuple(found))


def rebuild_case(number: str, now: datetime) -> list[Difference]:
    """One case: what is missing is raised, rows are put right, the rest is told."""
    before = list(ClockWarning.objects.filter(case__number=number))
    # Rows first: what is missing is found by them.
    found = list(_against_their_events(number, before))
    settle(number, now, anew=True)
    warnings = list(ClockWarning.objects.filter(case__number=number).order_by("id"))
    found += [Difference(number, each.number, "raised") for each in warnings if each not in before]
    return [*found, *_against_the_case(number, warnings, now)]


def _against_the_case(number: str, warnings: list[ClockWarning], now: datetime) -> Iterator[Difference]:
    loaded = cases.load(number, lock=False)
    derived = derive(loaded.events, loaded.rules, now, official_calendar(), limits())
    found = {each.key: each for each in derived.found}
    for warning in warnings:
        if key_of(warning) not in found:
            yield Difference(number, warning.number, "unsupported")
        elif found[key_of(warning)].day != warning.day:
            yield Difference(number, warning.number, "day")


def _against_their_events(number: str, warnings: list[ClockWarning]) -> Iterator[Difference]:
    for warning in warnings:
        if broken_chain(warning) is not None:
            yield Difference(number, warning.number, "chain")
            continue
        columns = store.projection(store.load(warning).standing)
        if any(getattr(warning, name) != value for name, value in columns.items()):
            ClockWarning.objects.filter(pk=warning.pk).update(**columns)
            yield Difference(number, warning.number, "row")


def broken_chain(warning: ClockWarning) -> chain.Break | None:
    """The first place where the hash chain of a warning does not hold; None: it holds."""
    rows = warning.events.order_by("sequence")
    return chain.first_break(
        (row.sequence, row.previous_hash, row.hash, store.body(warning.number, row.sequence, step, row.journey))
        for row in rows
        for step in [store.step_of(row)]
    )
