"""Where the law leaves room, this district's choice (docs/law.md), as values: the pure code reads no settings."""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache, partial
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from yimen.clock import Term, Unit, read_share
from yimen.errors import Refusal
from yimen.procedure.rules import Periods

# field of Periods -> (setting, fewest days; where the law itself names a number, no district may go below it)
SETTINGS: dict[str, tuple[str, int]] = {
    "hearing_request": ("YIMEN_HEARING_REQUEST", 5),
    "hearing_notice": ("YIMEN_HEARING_NOTICE", 7),
    "statements": ("YIMEN_STATEMENTS", 1),
    "renewal_ahead": ("YIMEN_RENEWAL_AHEAD", 1),
    "supply": ("YIMEN_SUPPLY", 1),
    "tolerance": ("YIMEN_TOLERANCE", 1),
}


RETENTION = ("YIMEN_RETENTION_NAMES", "YIMEN_RETENTION_STATEMENTS", "YIMEN_RETENTION_RECORDS")


def periods() -> Periods:
    """The periods of every service in this district. Raises Refusal period_too_short, and as `Term.parse` does (422)."""
    return _read(*(getattr(settings, setting) for setting, _fewest in SETTINGS.values()))


def yellow_share() -> Fraction:
    """The share of a term at whose rest a clock is yellow. Raises Refusal yellow_share_unreadable (422)."""
    return read_share(settings.YIMEN_YELLOW_SHARE)


@lru_cache(maxsize=16)
def _read(*written: str) -> Periods:
    given = zip(SETTINGS.items(), written, strict=True)
    return Periods(**{field: _term(text, setting, fewest) for (field, (setting, fewest)), text in given})


def _term(text: str, setting: str, fewest: int) -> Term:
    term = Term.parse(text)
    if term.amount < fewest:
        raise Refusal("period_too_short", status=422, setting=setting, term=str(term), fewest=fewest)
    return term


def _calendar_days(text: str) -> Term:
    """A term of retention: years of working days would be nobody's meaning."""
    term = Term.parse(text)
    if term.unit is not Unit.CALENDAR_DAYS:
        raise Refusal("retention_unreadable", status=422)
    return term


def open_points_are_readable(**_: Any) -> list[CheckMessage]:
    """An error for each setting that cannot be a period or a share: told at the start, not at the first case."""
    readers: dict[str, Callable[[], object]] = {"YIMEN_YELLOW_SHARE": yellow_share}
    for setting, fewest in SETTINGS.values():
        readers[setting] = partial(_term, getattr(settings, setting), setting, fewest)
    for setting in RETENTION:
        if getattr(settings, setting):
            readers[setting] = partial(_calendar_days, getattr(settings, setting))
    return [error for setting, reader in readers.items() for error in _problem(setting, reader)]


def _problem(setting: str, reader: Callable[[], object]) -> list[CheckMessage]:
    given = getattr(settings, setting)
    try:
        reader()
    except Refusal as refusal:
        if refusal.code == "yellow_share_unreadable":
            return [Error(f"{setting}={given!r} is no share of a term between 0 and 1, such as 0.3.", id="cases.E001")]
        if refusal.code == "period_too_short":
            text = f"{setting}={given!r} is shorter than the law allows: at least {refusal.data['fewest']} days."
            return [Error(text, id="cases.E002")]
        return [Error(f"{setting}={given!r} is no term. Write 5wd for working days, 30d for days.", id="cases.E003")]
    return []
