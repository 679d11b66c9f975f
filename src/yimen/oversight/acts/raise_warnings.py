"""Raise every warning that is due: daily for all cases, and for one case as soon as something happened to it."""

from collections.abc import Sequence
from datetime import date, datetime

import structlog
from django.db import transaction

from yimen.cases import store as cases
from yimen.cases.models import Case
from yimen.clock import shanghai_date
from yimen.oversight import numbers, store
from yimen.oversight.calendars import calendars_of
from yimen.oversight.deriving import Derived, Found, derive, first_minute
from yimen.oversight.levels import LEADER_LEVEL, level_of
from yimen.oversight.limits import limits
from yimen.oversight.models import ClockWarning, Plan
from yimen.oversight.owner import owner_of
from yimen.oversight.table import WarningStep
from yimen.procedure import SYSTEM, Event, Role

log = structlog.get_logger("yimen.oversight")

BATCH = 500


def raise_warnings(now: datetime) -> int:
    """Everything planned up to today that has not been raised; returns how many warnings are new.

    Each case is settled in a transaction of its own: killed in between, the next run goes on where this one ended. A case
    that fails is told and left for the next run.
    """
    raised, failed, today = 0, set[int](), shanghai_date(now)
    while numbers_due := _due(today, failed):
        for case_id, number in numbers_due:
            try:
                raised += settle(number, now)
            except Exception:
                failed.add(case_id)
                log.exception("settling_failed", case=number)
    log.info("warnings_raised", raised=raised, failed=len(failed))
    return raised


def _due(today: date, failed: set[int]) -> list[tuple[int, str]]:
    """Cases whose look is due; and those whose clock is near its end and that nobody has planned, from before this room."""
    waiting = Plan.objects.filter(next_look__lte=today).exclude(case_id__in=failed).order_by("next_look", "case_id")
    unplanned = (
        Case.objects.filter(yellow_from__lte=today).exclude(pk__in=failed).exclude(pk__in=Plan.objects.values("pk"))
    )
    found = list(waiting.values_list("case_id", "case__number")[:BATCH])
    return found or list(unplanned.order_by("id").values_list("id", "number")[:BATCH])


def settle(number: str, now: datetime, *, anew: bool = False) -> int:
    """Bring the warnings of one case up to `now`: raise, end, escalate, plan the next look; returns how many are new.

    Safe to repeat, and from two workers at once: the plan of the case is locked, and what is there is left alone.
    anew  derive even where the plan says that nothing can have changed (a rebuild believes no plan)
    """
    with transaction.atomic():
        case = Case.objects.filter(number=number).values_list("id", "sequence").first()
        if case is None:
            return 0
        Plan.objects.bulk_create([Plan(case_id=case[0])], ignore_conflicts=True)
        plan = Plan.objects.select_for_update().get(case_id=case[0])
        if not anew and plan.sequence == case[1] and (plan.next_look is None or plan.next_look > shanghai_date(now)):
            return 0
        # Read after the lock: whoever came first has committed what this one must know.
        loaded = cases.load(number, lock=False)
        derived = derive(loaded.events, loaded.rules, now, calendars_of(loaded.case.district), limits())
        raised = _write(loaded, derived, now)
        if (plan.next_look, plan.sequence) != (derived.next_look, derived.seen):
            plan.next_look, plan.sequence = derived.next_look, derived.seen
            plan.save(update_fields=["next_look", "sequence"])
        return raised


def _write(loaded: cases.Loaded, derived: Derived, now: datetime) -> int:
    known = {key_of(warning): warning for warning in ClockWarning.objects.select_for_update().filter(case=loaded.case)}
    raised = 0
    for found in derived.found:
        warning = known.get(found.key)
        if warning is None:
            warning = _raise(loaded.case, loaded.events, found, len(known) + raised + 1, now)
            raised += 1
        _follow(warning, found, loaded.case, now)
    return raised


def key_of(warning: ClockWarning) -> tuple[str, int, str, str]:
    """The same key as `deriving.Found.key`."""
    return (warning.clock, warning.run, warning.term, warning.colour)


def _raise(case: Case, events: Sequence[Event], found: Found, serial: int, now: datetime) -> ClockWarning:
    owner, level = owner_of(case, events[: found.seen]), level_of(found.colour)
    facts = {
        "case": case.number,
        "clock": found.clock,
        "run": found.run,
        "term": found.term,
        "article": found.article,
        "before": found.before.value,
        "colour": found.colour.value,
        "rule": level.rule,
        "level": level.number,
        "day": found.day.isoformat(),
        "due": found.due.isoformat(),
        "agency": owner.agency,
        "section": owner.section,
        "officer": owner.officer,
    }
    step = WarningStep("raised", first_minute(found.day), Role.SYSTEM, SYSTEM.who, facts)
    return store.open_warning(numbers.compose(case.number, serial), case.id, case.journey, step, now)


def _follow(warning: ClockWarning, found: Found, case: Case, now: datetime) -> None:
    """What the platform itself adds to a warning later: the leader is told, the clock has ended. In the order of law."""
    steps = []
    if found.leader_on is not None and warning.level < LEADER_LEVEL:
        told = {"level": LEADER_LEVEL, "day": found.leader_on.isoformat()}
        steps.append(WarningStep("escalated", first_minute(found.leader_on), Role.SYSTEM, SYSTEM.who, told))
    if found.ended is not None and not warning.ended_how:
        told = {"how": found.ended.how.value, "day": shanghai_date(found.ended.at).isoformat()}
        steps.append(WarningStep("ended", found.ended.at, Role.SYSTEM, SYSTEM.who, told))
    for step in sorted(steps, key=lambda step: step.at):
        store.append(store.load(warning), step, journey=case.journey, recorded_at=now)
