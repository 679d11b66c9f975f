"""Make the supervision anew from the ledger of the cases, and say where the two differ: few queries a batch of cases."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.cases import store as cases
from yimen.cases.models import Case
from yimen.ledger import chain
from yimen.oversight import store
from yimen.oversight.acts.raise_warnings import key_of, settle
from yimen.oversight.calendars import calendars_of
from yimen.oversight.deriving import Derived, derive
from yimen.oversight.levels import LEADER_LEVEL
from yimen.oversight.limits import limits
from yimen.oversight.models import ClockWarning, Plan, WarningEvent

Progress = Callable[[int, int], None]
BATCH = 200

_READ = f"SELECT {cases.COLUMNS_AND_EVENTS} FROM cases_case c"
_AFTER = f"{_READ} WHERE c.id > %s ORDER BY c.id LIMIT {BATCH}"
_BY_NUMBER = f"{_READ} WHERE c.number = ANY(%s) ORDER BY c.id"


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


@dataclass
class _Kept:
    """What is kept of one case: its plan, and its warnings with their events."""

    plan: Plan | None = None
    warnings: list[ClockWarning] = field(default_factory=list)
    events: dict[int, list[WarningEvent]] = field(default_factory=lambda: defaultdict(list))


def rebuild(
    now: datetime, progress: Progress = lambda done, total: None, numbers: Sequence[str] | None = None
) -> Outcome:
    """These cases, or all. What people have done about a warning stays: it follows from no case."""
    total = Case.objects.count() if numbers is None else len(numbers)
    found, done, warnings = list[Difference](), 0, 0
    for batch in _batches(numbers):
        kept = _kept([loaded.case.pk for loaded in batch])
        ids = _agencies(kept)
        for loaded in batch:
            found += _rebuilt(loaded, kept[loaded.case.pk], ids, now)
            warnings += len(kept[loaded.case.pk].warnings)
            done += 1
            progress(done, total)
    return Outcome(done, warnings, tuple(found))


def _batches(numbers: Sequence[str] | None) -> Iterator[list[cases.Loaded]]:
    if numbers is not None:
        for place in range(0, len(numbers), BATCH):
            yield _read(_BY_NUMBER, list(numbers[place : place + BATCH]))
        return
    after = 0
    while batch := _read(_AFTER, after):
        yield batch
        after = batch[-1].case.pk


def _read(query: str, value: Any) -> list[cases.Loaded]:
    with connection.cursor() as cursor:
        cursor.execute(query, [value])
        return [cases.read(row) for row in cursor.fetchall()]


def _kept(ids: list[int]) -> dict[int, _Kept]:
    """What is kept of these cases; three queries."""
    kept: dict[int, _Kept] = {key: _Kept() for key in ids}
    for plan in Plan.objects.filter(case_id__in=ids):
        kept[plan.case_id].plan = plan
    for warning in ClockWarning.objects.filter(case_id__in=ids).order_by("id"):
        kept[warning.case_id].warnings.append(warning)
    rows = WarningEvent.objects.filter(warning__case_id__in=ids).order_by("warning_id", "sequence")
    for case_id, event in ((row.warning.case_id, row) for row in rows.select_related("warning")):
        kept[case_id].events[event.warning_id].append(event)
    return kept


def _agencies(kept: dict[int, _Kept]) -> dict[str, int]:
    events = [event for each in kept.values() for rows in each.events.values() for event in rows]
    return store.agency_ids(event.data[name] for event in events for name in ("agency", "organ") if name in event.data)


def _rebuilt(loaded: cases.Loaded, kept: _Kept, ids: dict[str, int], now: datetime) -> list[Difference]:
    """One case: rows are put right first, since what is missing is found by them; the rest is raised, or told."""
    number = loaded.case.number
    found = list(_against_their_events(number, kept, ids))
    derived = derive(loaded.events, loaded.rules, now, calendars_of(loaded.case.district), limits())
    if not _complete(kept, derived):
        known = {warning.pk for warning in kept.warnings}
        settle(number, now, anew=True)
        kept.warnings = list(ClockWarning.objects.filter(case=loaded.case).order_by("id"))
        found += [Difference(number, each.number, "raised") for each in kept.warnings if each.pk not in known]
    return [*found, *_against_the_case(number, kept.warnings, derived)]


def _complete(kept: _Kept, derived: Derived) -> bool:
    """Whether the platform has nothing left to add; `settle` asks again under lock."""
    if kept.plan is None or (kept.plan.next_look, kept.plan.sequence) != (derived.next_look, derived.seen):
        return False
    known = {key_of(warning): warning for warning in kept.warnings}
    for found in derived.found:
        warning = known.get(found.key)
        if warning is None or (found.ended is not None and not warning.ended_how):
            return False
        if found.leader_on is not None and warning.level < LEADER_LEVEL:
            return False
    return True


def _against_the_case(number: str, warnings: list[ClockWarning], derived: Derived) -> Iterator[Difference]:
    found = {each.key: each for each in derived.found}
    for warning in warnings:
        if key_of(warning) not in found:
            yield Difference(number, warning.number, "unsupported")
        elif found[key_of(warning)].day != warning.day:
            yield Difference(number, warning.number, "day")


def _against_their_events(number: str, kept: _Kept, ids: dict[str, int]) -> Iterator[Difference]:
    for warning in kept.warnings:
        events = kept.events[warning.pk]
        if _first_break(warning.number, events) is not None:
            yield Difference(number, warning.number, "chain")
            continue
        columns = store.projection(store.read(warning, events).standing, ids)
        wrong = {name: value for name, value in columns.items() if getattr(warning, name) != value}
        if wrong:
            ClockWarning.objects.filter(pk=warning.pk).update(**wrong)
            for name, value in wrong.items():
                setattr(warning, name, value)
            yield Difference(number, warning.number, "row")


def broken_chain(warning: ClockWarning) -> chain.Break | None:
    """The first place where the hash chain of a warning does not hold; None: it holds."""
    return _first_break(warning.number, list(warning.events.order_by("sequence")))


def _first_break(number: str, events: list[WarningEvent]) -> chain.Break | None:
    return chain.first_break(
        (row.sequence, row.previous_hash, row.hash, store.body(number, row.sequence, store.step_of(row), row.journey))
        for row in events
    )
