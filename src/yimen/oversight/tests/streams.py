"""Streams of events of one case, as random as the table of acts allows."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from yimen.clock import Term, official_calendar
from yimen.errors import Refusal
from yimen.procedure import SYSTEM, Actor, CaseFile, Event, Role, ServiceRules, apply, attempt, lapses

BEGIN = datetime(2016, 1, 25, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
RULES = ServiceRules(statutory=Term(20), promised=Term(8))
SHORT = ServiceRules(statutory=Term(3), promised=Term(1))
ANYBODY = Actor(
    "7", "somebody", frozenset({Role.APPLICANT, Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD, Role.COUNTER})
)
ARGUMENTS: dict[str, dict[str, Any]] = {
    "notify_correction": {"items": ["a"]},
    "resubmit": {"items": ["a"]},
    "opine": {"opinion": "agree"},
    "decide": {"outcome": "grant"},
    "deliver": {"method": "window"},
    "record_certificate": {"certificate": "C1"},
    "stop_clock": {"ground": "testing", "time_needed": "10 days"},
    "extend": {"reason": "complex"},
}


def submitted(at: datetime = BEGIN) -> Event:
    """The opening event, with what the procedure reads of it."""
    return Event("submitted", at, Role.APPLICANT, "7", {})


def stream(steps: Sequence[tuple[int, str]], rules: ServiceRules = RULES) -> list[Event]:
    """Events after (hours to wait, act); acts that are not possible are passed over, what time alone does comes in between."""
    at, events = BEGIN, [submitted()]
    file = apply(CaseFile(), events[0], rules)
    for hours, act in steps:
        at += timedelta(hours=hours)
        for event in lapses(file, at, rules, official_calendar()):
            events.append(event)
            file = apply(file, event, rules)
        actor = SYSTEM if act == "record_certificate" else ANYBODY
        try:
            event = attempt(file, act, actor, at, ARGUMENTS.get(act, {}), rules)
        except Refusal:
            continue
        events.append(event)
        file = apply(file, event, rules)
    return events
