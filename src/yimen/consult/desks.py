"""The desk of a department as it stands now: hours, promise, and whether somebody is there."""

from datetime import datetime

from django.conf import settings

from yimen.agencies.models import Agency
from yimen.clock import Term
from yimen.consult.models import Desk
from yimen.consult.opening import Opening, is_open
from yimen.workdays.calendars import calendar_of


def opening_of(agency: Agency) -> Opening:
    """Hours and promise of a department; one that has set nothing answers questions in the district's term."""
    desk = Desk.objects.filter(agency=agency).first()
    return opening(desk)


def opening(desk: Desk | None) -> Opening:
    """The same of a row, or of none."""
    if desk is None:
        return Opening(False, "", Term.parse(settings.YIMEN_CONSULT_TERM))
    return Opening(desk.live, desk.hours, Term.parse(desk.term))


def open_now(agency: Agency, now: datetime) -> bool:
    """Whether the department chats at this moment."""
    return is_open(opening_of(agency), calendar_of(agency.district), now)
