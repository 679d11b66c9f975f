"""The public statistics, counted at most once in ten minutes for each server process: pages and API ask here."""

from collections.abc import Callable
from typing import Any

from django.core.cache import cache

from yimen.cases.queries.monthly import Statistics, statistics, years
from yimen.errors import Refusal

KEPT_SECONDS = 600


def known_years() -> list[int]:
    """The years with cases, the latest first."""
    found: list[int] = _kept("statistics.years", years)
    return found


def statistics_of(year: int) -> Statistics:
    """One year; it may be ten minutes old."""
    found: Statistics = _kept(f"statistics.{year}", lambda: statistics(year))
    return found


def chosen_year(given: str) -> int | None:
    """The year asked for, "" for the latest; None where there are no cases at all. Raises Refusal statistics_year_unknown (404)."""
    known = known_years()
    if not given:
        return known[0] if known else None
    if len(given) != 4 or not (given.isascii() and given.isdecimal()) or int(given) not in known:
        raise Refusal("statistics_year_unknown", status=404)
    return int(given)


def _kept(key: str, count: Callable[[], Any]) -> Any:
    found = cache.get(key)
    if found is None:
        found = count()
        cache.set(key, found, KEPT_SECONDS)
    return found
