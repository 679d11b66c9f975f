"""Urge a department (督办): tell it what to do, and by when to answer."""

from datetime import date, datetime

from django.conf import settings

from yimen.agencies.models import Agency
from yimen.clock import Term, Unit, due_date, shanghai_date
from yimen.errors import Refusal
from yimen.oversight.acting import Told, perform, tidy_text
from yimen.oversight.models import ClockWarning
from yimen.oversight.store import Loaded
from yimen.procedure import Actor
from yimen.workdays.calendars import calendar_of

MOST_DAYS = 30


def urge(
    number: str,
    *,
    actor: Actor,
    now: datetime,
    text: str,
    term: str,
    organ: str = "",
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
) -> ClockWarning:
    """GB/T 39046-2020, table 11: 督办内容 (text), 督办机构 (organ, else the department responsible), 发出时间 (now).

    term  working days to answer, as "3wd" or "3"; the last day is counted from today by the clock

    Raises Refusal as `acting.perform` does, and urging_text_missing, warning_text_too_long, urging_term_missing,
    urging_term_range, clock_term_unreadable, urging_organ_unknown.
    """

    def decide(loaded: Loaded) -> Told:
        told, given = tidy_text(text, "urging_text_missing"), read_term(term)
        addressee = _organ(organ) if organ else loaded.warning.agency.code
        until = last_day(given, shanghai_date(now))
        return "urged", {"text": told, "term": str(given), "organ": addressee, "until": until.isoformat()}

    return perform(
        number,
        "urge",
        decide,
        actor=actor,
        now=now,
        expected_sequence=expected_sequence,
        idempotency_key=idempotency_key,
    )


def read_term(text: str) -> Term:
    """The time to answer: "3wd", or a bare number of working days."""
    written = text.strip()
    if not written:
        raise Refusal("urging_term_missing", status=422)
    term = Term.parse(f"{written}wd" if written.isdecimal() else written)
    if term.unit is not Unit.WORKING_DAYS or not 1 <= term.amount <= MOST_DAYS:
        raise Refusal("urging_term_range", status=422, term=str(term), most=MOST_DAYS)
    return term


def last_day(term: Term, day: date) -> date:
    """The last day of a term that begins with an urging on `day`."""
    return due_date(day, term, calendar_of(settings.YIMEN_DISTRICT)).date


def _organ(code: str) -> str:
    if not Agency.objects.filter(code=code).exists():
        raise Refusal("urging_organ_unknown", status=422, organ=code[:40])
    return code
