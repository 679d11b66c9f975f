"""How long a permit is valid."""

from datetime import date, timedelta


def last_day(first: date, years: int | None) -> date | None:
    """The last day of validity: the eve of the anniversary; of 29 February, 28 February. None: without end."""
    if years is None:
        return None
    try:
        anniversary = first.replace(year=first.year + years)
    except ValueError:
        anniversary = date(first.year + years, 3, 1)
    return anniversary - timedelta(days=1)
