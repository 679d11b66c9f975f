"""`calendar_of(district)`: the working days of a district's organs, kept in each process.

Every few seconds, and not at every act, a process asks whether there is a newer decision (one statement over two keys).
So a calendar can be as old as REFRESH_SECONDS. That is harmless: terms are counted in whole days, a due day is never
stored as truth but computed from events, and what was computed in those seconds is computed again by the recount, which
begins only after them (`RECOUNT_AFTER`).
"""

import time
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from yimen.clock import Calendar, official_calendar
from yimen.workdays.editions import Change, Edition, editions
from yimen.workdays.models import Closure, PublishedYear

REFRESH_SECONDS = 5.0
RECOUNT_AFTER = timedelta(seconds=3 * REFRESH_SECONDS)

Version = tuple[int, int]
_VERSION = """SELECT COALESCE((SELECT max(id) FROM workdays_yearreview), 0),
    COALESCE((SELECT max(id) FROM workdays_closure), 0)"""


@dataclass
class _Kept:
    """What this process knows: which version, when it last asked, and the editions of each district."""

    version: Version
    asked_at: float
    districts: dict[str, tuple[Edition, ...]]


_kept: _Kept | None = None


def calendar_of(district: str, day: date | None = None) -> Calendar:
    """The working days of this district's organs; with `day`, as they stood decided at the end of that day."""
    found = editions_of(district)
    if day is None or len(found) == 1:
        return found[-1].calendar
    return next((edition.calendar for edition in reversed(found) if edition.since <= day), found[0].calendar)


def editions_of(district: str) -> tuple[Edition, ...]:
    """Every edition of the district's calendar, the first to the newest."""
    kept = _fresh()
    if district not in kept.districts:
        kept.districts[district] = editions(official_calendar(), _changes(district))
    return kept.districts[district]


def forget() -> None:
    """Ask again at the next question; called by the acts that change a calendar, and by tests."""
    global _kept
    _kept = None


def _fresh() -> _Kept:
    global _kept
    now = time.monotonic()
    kept = _kept
    if kept is None or now - kept.asked_at > REFRESH_SECONDS:
        version = _version()
        districts = kept.districts if kept is not None and kept.version == version else {}
        kept = _kept = _Kept(version, now, districts)
    return kept


def _version() -> Version:
    with connection.cursor() as cursor:
        cursor.execute(_VERSION)
        reviews, closures = cursor.fetchone()
    return int(reviews), int(closures)


def _changes(district: str) -> list[Change]:
    if _kept is not None and _kept.version == (0, 0):
        return []
    years = PublishedYear.objects.filter(review__approved=True).select_related("review")
    closures = Closure.objects.filter(district=district).order_by("version")
    return [
        *(Change(row.review.reviewed_at, row.cause, notice=row.notice) for row in years),
        *(Change(row.entered_at, row.cause, day=row.day, closure=row.name if row.closed else None) for row in closures),
    ]
