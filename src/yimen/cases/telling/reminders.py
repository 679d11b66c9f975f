"""What time brings without anybody acting: corrections that still wait, obligations that are due, an office that is late.

Asked by the worker by day. Each is told once, by the day that it is about.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

import structlog
from django.db import transaction
from django.db.models import QuerySet

from yimen import clock
from yimen.cases import store
from yimen.cases.models import Case
from yimen.cases.telling.events import named, recipients, told
from yimen.clock import shanghai_date
from yimen.notices.acts import tell
from yimen.notices.telling import Told
from yimen.notices.words import day
from yimen.procedure import State

log = structlog.get_logger("yimen.notices")

# Days before the day itself; and how old a delay may be to be news.
CORRECTIONS_AHEAD = timedelta(days=7)
OBLIGATIONS_AHEAD = timedelta(days=3)
NEWS = timedelta(days=7)
OWED = ("obligation", "rectification")
BATCH = 500


def remind(now: datetime) -> int:
    """Tell everybody who is to be reminded by now; returns how many were. A case that fails is told in the log."""
    reminded = 0
    for each in _reminders(now):
        try:
            with transaction.atomic():
                reminded += tell(each, now=now)
        except Exception:
            log.exception("reminder_failed", case=each.about)
    log.info("reminded", notices=reminded)
    return reminded


def _reminders(now: datetime) -> Iterator[Told]:
    today = shanghai_date(now)
    cases = Case.objects.select_related("applicant", "service", "agency").order_by("id")
    late = cases.filter(closed_at=None, next_due__lt=today, next_due__gte=today - NEWS)
    for case in late.iterator(BATCH):
        yield from _told(case, "case_overdue", case.next_due, now)
    yield from _corrections(cases.filter(state=State.CORRECTION), today, now)
    # A period lapses on the day after its last; of a case with several, the first may be over and the next be near.
    soon = today + OBLIGATIONS_AHEAD + timedelta(days=1)
    yield from _obligations(cases.filter(next_lapse__lte=soon), today, now)


def _corrections(cases: QuerySet[Case], today: date, now: datetime) -> Iterator[Told]:
    for case, loaded in _loaded(cases):
        if loaded.file.corrections_told is not None:
            supply = loaded.rules.periods.supply
            until = clock.due_date(loaded.file.corrections_told, supply, loaded.calendar).date
            if today <= until <= today + CORRECTIONS_AHEAD:
                yield from _told(case, "correction_waits", until, now)


def _obligations(cases: QuerySet[Case], today: date, now: datetime) -> Iterator[Told]:
    for case, loaded in _loaded(cases):
        days = {
            clock.due_date(run.started, run.term, loaded.calendar, run.stops).date for run in loaded.file.running(*OWED)
        }
        for until in sorted(days):
            if today <= until <= today + OBLIGATIONS_AHEAD:
                yield from _told(case, "obligation_due", until, now)


def _loaded(cases: QuerySet[Case]) -> Iterator[tuple[Case, store.Loaded]]:
    """Each case with its events, a batch of them in one round trip."""
    found = list(cases)
    for begin in range(0, len(found), BATCH):
        part = {case.pk: case for case in found[begin : begin + BATCH]}
        for loaded in store.load_all(part):
            yield part[loaded.case.pk], loaded


def _told(case: Case, kind: str, until: date | None, now: datetime) -> Iterable[Told]:
    to = recipients(case)
    values = named(case) | {"due": day(until)}
    return [told(case, kind, f"case:{case.number}:{kind}:{until}", now, to, values)] if to else []
