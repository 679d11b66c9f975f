"""Load the notice of one year. It counts only when another administrator has reviewed it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from yimen.accounts.models import User
from yimen.clock import Notice, official_calendar, read_notice
from yimen.errors import Refusal
from yimen.workdays import lock
from yimen.workdays.access import require_administrator
from yimen.workdays.models import PublishedYear
from yimen.workdays.queries import known_years


@transaction.atomic
def load_year(given: Any, *, by: User, now: datetime, correct: bool = False) -> PublishedYear:
    """A new version of a year, awaiting review.

    given    plain JSON values, see `clock.read_notice`
    correct  the year is known, and this shall replace it

    Raises Refusal as `check_year` does, and calendar_needs_administrator (403), calendar_year_waits (a version of this
    year is waiting for its review).
    """
    require_administrator(by)
    lock.hold()
    notice = check_year(given, correct=correct)
    if PublishedYear.objects.filter(year=notice.year, review=None).exists():
        raise Refusal("calendar_year_waits", year=notice.year)
    return PublishedYear.objects.create(
        year=notice.year,
        version=PublishedYear.objects.filter(year=notice.year).count() + 1,
        document=notice.document,
        published_on=notice.published,
        content=notice.as_dict(),
        loaded_by=by,
        loaded_at=now,
    )


def check_year(given: Any, *, correct: bool = False) -> Notice:
    """The notice, if it could be loaded now.

    Raises Refusal as `read_notice` does, and calendar_year_known (say that it is a correction), calendar_year_unknown
    (a correction of nothing), calendar_year_gap (the years before are not known yet).
    """
    notice, known = read_notice(given), known_years()
    if notice.year in known and not correct:
        raise Refusal("calendar_year_known", year=notice.year)
    if notice.year not in known and correct:
        raise Refusal("calendar_year_unknown", year=notice.year)
    if notice.year not in known and notice.year != max(known) + 1:
        raise Refusal("calendar_year_gap", year=notice.year, last=max(known), first=official_calendar().first_year)
    return notice
