"""Bar somebody from applying again for the same kind of permit (行政许可法 78, 79)."""

from datetime import date, datetime

from yimen.parties.models import Bar


def bar_applicant(
    *, identifier_index: str, kind: str, years: int, article: str, decided_on: date, origin: str, now: datetime
) -> Bar:
    """The bar that follows from a decision; decided once, barred once, however often this is asked.

    kind    as in `Bar`; years: whole years, the day of the decision not counted
    origin  number of the case or permit
    """
    told = {
        "identifier_index": identifier_index,
        "kind": kind,
        "article": article,
        "last_day": anniversary(decided_on, years),
        "created_at": now,
    }
    return Bar.objects.get_or_create(origin=origin, defaults=told)[0]


def anniversary(day: date, years: int) -> date:
    """The same day so many years later; of 29 February, 28 February in a year without one."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)
