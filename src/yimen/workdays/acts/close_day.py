"""Close the offices of a district on a day, or open them after all."""

from datetime import date, datetime

from django.db import transaction

from yimen.accounts.models import User
from yimen.clock.dates import within_range
from yimen.errors import Refusal
from yimen.workdays import calendars, lock
from yimen.workdays.access import require_administrator
from yimen.workdays.models import Closure
from yimen.workdays.telling import tell
from yimen.workdays.texts import tidy


def close_day(
    district: str, day: date, *, reason: str, basis: str, decided_by: str, by: User, now: datetime
) -> Closure:
    """The offices are closed on this day: it counts for no term in working days.

    Raises Refusal: calendar_needs_administrator (403), clock_date_out_of_range, closure_day_not_worked, and
    closure_reason_missing, closure_basis_missing, closure_decider_missing, calendar_text_too_long (422).
    """
    return _decide(district, day, True, reason=reason, basis=basis, decided_by=decided_by, by=by, now=now)


def open_day(district: str, day: date, *, reason: str, basis: str, decided_by: str, by: User, now: datetime) -> Closure:
    """The closure of this day is lifted. Raises Refusal as `close_day` does, and closure_not_found (404)."""
    return _decide(district, day, False, reason=reason, basis=basis, decided_by=decided_by, by=by, now=now)


@transaction.atomic
def _decide(
    district: str, day: date, closed: bool, *, reason: str, basis: str, decided_by: str, by: User, now: datetime
) -> Closure:
    require_administrator(by)
    lock.hold()
    within_range(day)
    texts = {
        "reason": tidy(reason, "closure_reason_missing", Closure, "reason"),
        "basis": tidy(basis, "closure_basis_missing", Closure, "basis"),
        "decided_by": tidy(decided_by, "closure_decider_missing", Closure, "decided_by"),
    }
    last = Closure.objects.filter(district=district, day=day).order_by("-version").first()
    if not closed and (last is None or not last.closed):
        raise Refusal("closure_not_found", status=404, day=day.isoformat())
    calendars.forget()
    if closed and not calendars.calendar_of(district).is_working(day):
        raise Refusal("closure_day_not_worked", status=422, day=day.isoformat())
    version = last.version + 1 if last else 1
    row = Closure.objects.create(
        district=district, day=day, version=version, closed=closed, entered_by=by, entered_at=now, **texts
    )
    tell(row.cause, now)
    transaction.on_commit(calendars.forget)
    return row
