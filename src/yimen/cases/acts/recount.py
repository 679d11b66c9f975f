"""Count running cases anew after a decision about the calendar, and write down for each what it moved.

One case at a time under its lock, so that nobody waits; killed in between, the next run goes over all again and changes
nothing twice. What has ended is not touched.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from yimen import clock
from yimen.cases import store
from yimen.cases.models import Case
from yimen.errors import Refusal
from yimen.procedure import CaseFile
from yimen.workdays import calendars
from yimen.workdays.editions import Change, Edition
from yimen.workdays.models import DueChange, Recount

TELL_EVERY = 50
# Rows whose every day lies before the first day that changed cannot move: each column is filled by counting up to it.
_AFFECTED = """SELECT number FROM cases_case WHERE district = %s
    AND GREATEST(due_correction, due_statutory, due_promised, due_delivery, next_due, next_lapse) >= %s ORDER BY id"""


@dataclass(frozen=True)
class Turn:
    """One decision in one district: the calendar before it and after it."""

    change: Change
    before: clock.Calendar
    after: clock.Calendar


def recount(cause: str, *, now: datetime) -> Iterator[str]:
    """Numbers of the cases that moved or became certain, each after its own transaction; `Recount` tells the progress.

    cause  as `workdays` names its decisions: "year:2027:1", "closure:2026-12-01:1"
    Cases that somebody is acting on are tried once more at the end, and told as failed if they are still busy.
    """
    calendars.forget()
    waiting = [(number, turn) for turn, numbers in _affected(cause) for number in numbers]
    told, _new = Recount.objects.update_or_create(
        cause=cause,
        defaults={"total": len(waiting), "done": 0, "changed": 0, "failed": 0, "started_at": now, "finished_at": None},
    )
    busy: list[tuple[str, Turn]] = []
    for number, turn in waiting:
        if (changed := _tried(number, turn, now)) is None:
            busy.append((number, turn))
            continue
        told.done, told.changed = told.done + 1, told.changed + changed
        if told.done % TELL_EVERY == 0:
            told.save()
        if changed:
            yield number
    for number, turn in busy:
        changed = _tried(number, turn, now)
        told.done, told.failed = told.done + 1, told.failed + (changed is None)
        told.changed += bool(changed)
        if changed:
            yield number
    told.finished_at = now
    told.save()


def _affected(cause: str) -> Iterator[tuple[Turn, list[str]]]:
    for district in Case.objects.order_by("district").values_list("district", flat=True).distinct():
        turn = _turn(calendars.editions_of(district), cause)
        if turn is not None:
            with connection.cursor() as cursor:
                cursor.execute(_AFFECTED, [district, turn.change.first_day])
                yield turn, [number for (number,) in cursor.fetchall()]


def _turn(editions: tuple[Edition, ...], cause: str) -> Turn | None:
    for place, edition in enumerate(editions):
        if edition.change is not None and edition.change.cause == cause:
            return Turn(edition.change, editions[place - 1].calendar, edition.calendar)
    return None


def _tried(number: str, turn: Turn, now: datetime) -> bool | None:
    """Whether the case changed; None: somebody holds it."""
    try:
        return _recounted(number, turn, now)
    except Refusal as refusal:
        if refusal.code != "case_busy":
            raise
        return None


@transaction.atomic
def _recounted(number: str, turn: Turn, now: datetime) -> bool:
    loaded = store.load(number, lock=True)
    computed = store.projection(loaded.file, loaded.calendar)
    stale = {name: value for name, value in computed.items() if getattr(loaded.case, name) != value}
    if stale:
        Case.objects.filter(pk=loaded.case.pk).update(**stale)
    moves = list(_moves(loaded.file, turn))
    if moves:
        row = DueChange(subject=number, cause=turn.change.cause, why=_why(turn.change), moves=moves, at=now)
        DueChange.objects.bulk_create([row], ignore_conflicts=True)
    return bool(stale or moves)


def _moves(file: CaseFile, turn: Turn) -> Iterator[dict[str, Any]]:
    """What the decision did to each clock that runs and does not stand."""
    for run in store.counting(file):
        before = clock.due_date(run.started, run.term, turn.before, run.stops)
        after = clock.due_date(run.started, run.term, turn.after, run.stops)
        if before != after:
            yield {
                "clock": run.name,
                "from": before.date.isoformat(),
                "to": after.date.isoformat(),
                "provisional": after.provisional,
            }


def _why(change: Change) -> dict[str, Any]:
    """The decision in the few values that a sentence needs."""
    if change.notice is not None:
        return {"kind": "year", "year": change.notice.year, "document": change.notice.document}
    day = (change.day or date.min).isoformat()
    if change.closure is None:
        return {"kind": "opened", "day": day}
    return {"kind": "closed", "day": day, "reason": change.closure.zh}
