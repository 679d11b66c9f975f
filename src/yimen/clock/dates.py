"""Days: what counts as a date here, how one is read, and which day it is in Shanghai."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from yimen.errors import Refusal

SHANGHAI = ZoneInfo("Asia/Shanghai")

# Dates outside are slips of the keyboard (0216-02-03, 20216-…), not cases of a government founded in 1949.
FIRST_DAY = date(1949, 1, 1)
LAST_DAY = date(2100, 12, 31)

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def shanghai_date(moment: datetime) -> date:
    """The calendar day of an aware moment in Asia/Shanghai; ValueError for a naive one, which belongs to no day."""
    if moment.tzinfo is None:
        raise ValueError("a moment without time zone has no day in Shanghai")
    return moment.astimezone(SHANGHAI).date()


def parse_date(text: str) -> date:
    """A date written as 2016-02-03.

    Raises Refusal: clock_date_unreadable (not of this form, or no such day), clock_date_out_of_range.
    """
    written = text.strip()
    if not _ISO_DATE.fullmatch(written):
        raise Refusal("clock_date_unreadable", status=422, value=written[:40])
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise Refusal("clock_date_unreadable", status=422, value=written) from None
    return within_range(day)


def within_range(day: date) -> date:
    """The same day, if this platform counts there. Raises Refusal clock_date_out_of_range."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refusal(
            "clock_date_out_of_range",
            status=422,
            value=day.isoformat(),
            first=FIRST_DAY.isoformat(),
            last=LAST_DAY.isoformat(),
        )
    return day
