"""Sign the root of every day that is over and has none yet, each chained to the day before."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import structlog
from django.conf import settings
from django.db import connection
from django.db.models import Min

from yimen.cases.heads import PAGE_HEIGHT, Standing, both_by_day
from yimen.cases.models import CaseEvent
from yimen.cases.root_check import fits
from yimen.clock import shanghai_date
from yimen.ledger.chain import GENESIS
from yimen.ledger.models import DailyRoot
from yimen.ledger.roots import Signer, Statement

log = structlog.get_logger("yimen.ledger")

# An act that was asked for just before midnight may be written just after it.
GRACE = timedelta(minutes=10)
COMMITTED_AT_ONCE = 31
_LOCK = 7_310_113  # any number that no other advisory lock of this database has

Progress = Callable[[int, int], None]


@dataclass
class Sealing:
    """What was done: the days that got their root now, and the last older one if its cases no longer give its root."""

    days: list[date] = field(default_factory=list)
    differs: date | None = None


def seal_days(now: datetime, signer: Signer, progress: Progress = lambda done, total: None) -> Sealing:
    """Make the roots of all days up to yesterday; done twice it makes one root a day, and missed days are caught up.

    Committed a month at a time: killed in between, the next run goes on after the last that is there. While another
    process does the same, nothing is done here. The last root that is there is counted again on the way.
    """
    done = Sealing()
    with _alone() as alone:
        last = DailyRoot.objects.order_by("day").last()
        first, until = last.day if last else _first_day(), shanghai_date(now - GRACE) - timedelta(days=1)
        if not alone or first is None or until < first or (last and until == last.day):
            return done
        previous, waiting = last.hash if last else GENESIS, list[DailyRoot]()
        for day, standing, permits in both_by_day(first, until):
            if last and day == last.day:
                done.differs = _compare(last, standing, permits)
                continue
            waiting.append(_signed(day, standing, permits, previous, now, signer))
            previous = waiting[-1].hash
            if len(waiting) == COMMITTED_AT_ONCE or day == until:
                done.days += _keep(waiting)
                waiting = []
                progress((day - first).days + 1, (until - first).days + 1)
    return done


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether this is the only process that seals; the lock ends with the connection, however that ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        got = bool(cursor.fetchone()[0])
    try:
        yield got
    finally:
        if got:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _first_day() -> date | None:
    first: datetime | None = CaseEvent.objects.aggregate(first=Min("recorded_at"))["first"]
    return shanghai_date(first) if first else None


def _signed(
    day: date, standing: Standing, permits: Standing | None, previous: str, now: datetime, signer: Signer
) -> DailyRoot:
    statement = Statement(settings.YIMEN_DISTRICT, day, len(standing.tree), standing.root, previous, now)
    if permits is not None:
        statement = replace(statement, permits=len(permits.tree), permits_root=permits.root)
    signature = signer(statement.text)
    return DailyRoot(
        day=day,
        district=statement.district,
        cases=statement.cases,
        root=statement.root,
        previous=previous,
        signed_at=now,
        hash=statement.hash,
        algorithm=signature.algorithm,
        value=signature.value,
        certificates=signature.certificates,
        page_nodes=standing.tree.nodes(PAGE_HEIGHT),
        page_firsts=standing.page_firsts,
        permits=statement.permits,
        permits_root=statement.permits_root,
        permits_nodes=permits.tree.nodes(PAGE_HEIGHT) if permits else b"",
        permits_firsts=permits.page_firsts if permits else [],
    )


def _keep(roots: list[DailyRoot]) -> list[date]:
    DailyRoot.objects.bulk_create(roots)
    first, last = roots[0], roots[-1]
    log.info("days_sealed", first=first.day.isoformat(), last=last.day.isoformat(), cases=last.cases, root=last.root)
    return [root.day for root in roots]


def _compare(last: DailyRoot, standing: Standing, permits: Standing | None) -> date | None:
    if fits(last, standing, permits):
        return None
    log.error("root_differs", day=last.day.isoformat(), signed=last.root, counted=standing.root)
    return last.day
