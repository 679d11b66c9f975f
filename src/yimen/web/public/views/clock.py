"""Count a term on a calendar, for anybody. The whole question stands in the address, so that an answer can be sent on."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen import wording
from yimen.clock import Stop, Term, Unit, parse_date, shanghai_date
from yimen.errors import Refusal
from yimen.web.components.count_calendar import CountCalendar, count_calendar, day_words
from yimen.web.components.values import Problem

Value = TypeVar("Value")

MOST_STOPS = 20
LONGEST = 40
# How dates are written by hand: 2016-2-3, 2016/02/03, 2016.2.3, 20160203, and with the words for year, month, day.
_HANDWRITTEN = re.compile(
    r"\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*|\s*(\d{4})(\d{2})(\d{2})\s*"  # both languages
)
_TERM = re.compile(r"(\d+)(wd|d)")
_NAMES = ("from", "term", "days", "unit", "stop_from", "stop_to")
_WHOLE_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
UNITS = frozenset(unit.value for unit in Unit)


@dataclass(frozen=True)
class Question:
    """What stands in the address, as it was typed: texts, not yet values."""

    start: str
    days: str
    unit: str
    stop_begin: str
    stop_end: str
    more_stops: tuple[str, ...]
    asked: bool


@require_safe
def clock(request: HttpRequest) -> HttpResponse:
    """`from` and `term` (5wd, 30d), as other pages link here, or `days` and `unit` from the form; `stop` (A..B) repeats."""
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    question = _read(request, today)
    count, problems = _answer(question, today) if question.asked else (None, [])
    context = {
        "title": _("Working-day calculator"),
        "question": question,
        "units": [(Unit.WORKING_DAYS.value, _("working days")), (Unit.CALENDAR_DAYS.value, _("calendar days"))],
        "count": count,
        "rows": [(day, day_words(day, count.due)) for day in count.days] if count else [],
        "problems": problems,
        "errors": {problem.href.removeprefix("#field-"): problem.message for problem in problems},
    }
    return render(request, "public/clock.html", context, status=422 if problems else 200)


def _read(request: HttpRequest, today: date) -> Question:
    given = {name: request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST] for name in _NAMES}
    written = _TERM.fullmatch(given["term"])
    days, unit = (written[1], written[2]) if written else (given["days"] or given["term"], given["unit"])
    return Question(
        start=given["from"] or ("" if "from" in request.GET else today.isoformat()),
        days=days,
        unit=unit if unit in UNITS else Unit.WORKING_DAYS.value,
        stop_begin=given["stop_from"],
        stop_end=given["stop_to"],
        more_stops=tuple(stop[:LONGEST] for stop in request.GET.getlist("stop")[:MOST_STOPS]),
        asked=bool({"from", "term", "days"} & request.GET.keys()),
    )


def _answer(question: Question, today: date) -> tuple[CountCalendar | None, list[Problem]]:
    """The count, or every problem of the form at once, each with a link to its field."""
    problems: list[Problem] = []

    def read(field: str, reading: Callable[[], Value]) -> Value | None:
        try:
            return reading()
        except Refusal as refusal:
            problems.append(Problem(wording.say(refusal), f"#field-{field}"))
            return None

    start = read("from", lambda: _date(question.start))
    term = read("days", lambda: _term(question))
    stops = read("stop_from", lambda: [Stop.parse(written) for written in question.more_stops])
    if question.stop_begin or question.stop_end:
        begin = read("stop_from", lambda: _date(question.stop_begin))
        end = read("stop_to", lambda: _date(question.stop_end)) if question.stop_end else None
        if begin is not None and stops is not None:
            stops += read("stop_to", lambda: [Stop(begin, end)]) or []
    if problems or start is None or term is None or stops is None:
        return None, problems
    return read("days", lambda: count_calendar(start, term, today=today, stops=stops)), problems


def _term(question: Question) -> Term:
    if not _WHOLE_NUMBER.fullmatch(question.days):
        raise Refusal("clock_days_unreadable", status=422, value=question.days)
    return Term.parse(question.days + question.unit)


def _date(typed: str) -> date:
    found = _HANDWRITTEN.fullmatch(typed)
    if found is None:
        return parse_date(typed)
    year, month, day = (part for part in found.groups() if part)
    return parse_date(f"{year}-{month:0>2}-{day:0>2}")
