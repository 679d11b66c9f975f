"""Review a loaded year: the second pair of eyes, after which it counts."""

from datetime import datetime

from django.db import transaction

from yimen.accounts.models import User
from yimen.errors import Refusal
from yimen.workdays import calendars, lock
from yimen.workdays.access import require_administrator
from yimen.workdays.models import PublishedYear, YearReview
from yimen.workdays.telling import tell
from yimen.workdays.texts import tidy


@transaction.atomic
def review_year(year: int, *, approved: bool, by: User, now: datetime, note: str = "") -> PublishedYear:
    """Approve or reject the version of this year that waits. Approved, running clocks are counted anew soon after.

    Raises Refusal: calendar_needs_administrator (403), calendar_nothing_to_review (404), calendar_reviewed_by_loader
    (403), calendar_rejection_unexplained, calendar_text_too_long (422).
    """
    require_administrator(by)
    lock.hold()
    row = PublishedYear.objects.filter(year=year, review=None).first()
    if row is None:
        raise Refusal("calendar_nothing_to_review", status=404, year=year)
    if row.loaded_by_id == by.pk:
        raise Refusal("calendar_reviewed_by_loader", status=403)
    told = tidy(note, "calendar_rejection_unexplained", YearReview, "note", required=not approved)
    YearReview.objects.create(year=row, approved=approved, note=told, reviewed_by=by, reviewed_at=now)
    if approved:
        tell(row.cause, now)
        transaction.on_commit(calendars.forget)
    return row
