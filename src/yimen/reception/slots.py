"""The times that a line offers for appointments, and on which days. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DAYS_AHEAD = 14
BLOCKED_DAYS = 30
COUNTED_DAYS = 90


@dataclass(frozen=True)
class Slot:
    """One time and how many people can still come then."""

    starts: time
    places: int
    taken: int

    @property
    def free(self) -> int:
        return max(0, self.places - self.taken)


def slots(openings: Iterable[tuple[time, time, int, int]], taken: Mapping[time, int]) -> list[Slot]:
    """The times of a day. openings: begin, end, minutes, places; taken: how many have one, by time.

    A time that would end after the opening's end is not offered. Where two openings meet, their places add up.
    """
    places: dict[time, int] = {}
    for begins, ends, minutes, each in openings:
        moment, end = _on_a_day(begins), _on_a_day(ends)
        while moment + timedelta(minutes=minutes) <= end:
            places[moment.time()] = places.get(moment.time(), 0) + each
            moment += timedelta(minutes=minutes)
    return [Slot(starts, places[starts], taken.get(starts, 0)) for starts in sorted(places)]


def blocked_until(missed: Iterable[date], today: date, most: int) -> date | None:
    """Until when a phone number may not book: so many missed in the last 90 days, and 30 days from the last of them."""
    counted = sorted(day for day in missed if today - timedelta(days=COUNTED_DAYS) <= day <= today)
    if len(counted) < most:
        return None
    until = counted[-1] + timedelta(days=BLOCKED_DAYS)
    return until if until > today else None


def _on_a_day(moment: time) -> datetime:
    return datetime.combine(date(2000, 1, 1), moment)
