"""Reads of calendars that pages, API and command line share."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from yimen.clock import Calendar, official_calendar
from yimen.workdays.calendars import calendar_of
from yimen.workdays.models import Closure, DueChange, PublishedYear, Recount


@dataclass(frozen=True)
class KnownYear:
    """One year whose working days are known.

    published  the version that counts; None: the year came with the platform
    """

    year: int
    days_off: int
    makeup_days: int
    published: PublishedYear | None


def known_years() -> range:
    """The years known by now, for every district: those the platform came with, and those approved since."""
    official = official_calendar()
    years = PublishedYear.objects.filter(review__approved=True).values_list("year", flat=True)
    return range(official.first_year, max([official.last_year, *years]) + 1)


def years(district: str) -> list[KnownYear]:
    """Every known year, the latest first, as the district's calendar has it."""
    counts = {row.year: row for row in published().filter(review__approved=True).order_by("version")}
    calendar = calendar_of(district)
    return [_known(calendar, year, counts.get(year)) for year in reversed(known_years())]


def _known(calendar: Calendar, year: int, row: PublishedYear | None) -> KnownYear:
    off = sum(day.year == year for day in calendar.holidays)
    return KnownYear(year, off, sum(day.year == year for day in calendar.makeup_days), row)


def published() -> QuerySet[PublishedYear]:
    """Every version ever loaded, with who loaded and who reviewed it, the latest first."""
    rows = PublishedYear.objects.select_related("loaded_by", "review__reviewed_by")
    return rows.order_by("-id")


def waiting() -> list[PublishedYear]:
    """Loaded years that nobody has reviewed yet."""
    return list(published().filter(review=None))


def closures(district: str) -> list[Closure]:
    """What was last decided about each day, the latest day first: closed, or open after all."""
    rows = Closure.objects.filter(district=district).select_related("entered_by")
    last: dict[date, Closure] = {row.day: row for row in rows.order_by("version")}
    return sorted(last.values(), key=lambda row: row.day, reverse=True)


def due_changes(subject: str) -> list[DueChange]:
    """What decisions about the calendar did to the due days of one case, the first to the last."""
    return list(DueChange.objects.filter(subject=subject).order_by("at", "id"))


def recounts() -> dict[str, Recount]:
    """How far the cases have been counted anew, by cause."""
    return {row.cause: row for row in Recount.objects.all()}
