"""The calendars by which a district's warnings are derived: one since each decision about its working days."""

from yimen.oversight.deriving import Calendars
from yimen.workdays.calendars import editions_of


def calendars_of(district: str) -> Calendars:
    """Every calendar of the district with the day on which it was decided, the first to the newest."""
    return tuple((edition.since, edition.calendar) for edition in editions_of(district))
