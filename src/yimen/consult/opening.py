"""When a department chats, and by when it answers what was asked at other times. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from yimen.clock import Calendar, Term, due_date, shanghai_date
from yimen.clock.hours import Span, read_hours

SHANGHAI = ZoneInfo("Asia/Shanghai")
_LOOK_AHEAD = 40  # days; no stretch of days off is longer


@dataclass(frozen=True)
class Opening:
    """A department's hours on working days, and its promise for questions. live: it chats at all."""

    live: bool
    hours: str
    term: Term

    @property
    def spans(self) -> tuple[Span, ...]:
        return read_hours(self.hours)


def is_open(opening: Opening, calendar: Calendar, now: datetime) -> bool:
    """Whether somebody sits at the desk at this moment."""
    local = now.astimezone(SHANGHAI)
    if not opening.live or not calendar.is_working(local.date()):
        return False
    return any(begin <= local.time() < end for begin, end in opening.spans)


def opens_next(opening: Opening, calendar: Calendar, now: datetime) -> datetime | None:
    """The next moment at which the desk opens; None where it does not chat or the calendar does not know."""
    if not opening.live:
        return None
    local = now.astimezone(SHANGHAI)
    for days in range(_LOOK_AHEAD):
        day = local.date() + timedelta(days=days)
        if day.year > calendar.last_year:
            return None
        if calendar.is_working(day):
            for begin, _end in opening.spans:
                moment = datetime.combine(day, begin, SHANGHAI)
                if moment > now:
                    return moment
    return None


def answered_by(opening: Opening, calendar: Calendar, now: datetime) -> date:
    """The last day for answering what is asked now: the day of the question does not count."""
    return due_date(shanghai_date(now), opening.term, calendar).date
