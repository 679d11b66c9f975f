"""What time alone does to a case: periods that end with nobody having acted, and what the law makes of it.

Pages, API and the nightly worker ask the same function; whoever comes first writes the events, so that a case never
stands anywhere but where the law has put it.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from yimen.clock import Calendar, due_date
from yimen.clock.dates import SHANGHAI
from yimen.procedure.casefile import CaseFile, ClockRun
from yimen.procedure.fold import apply
from yimen.procedure.rules import ServiceRules
from yimen.procedure.states import Role
from yimen.procedure.table import ROW
from yimen.procedure.values import SYSTEM, Event

# The clock that ends, and the act by which the platform says so.
LAPSES = {
    "correct": "deem_accepted",
    "statements": "close_statements",
    "hearing_request": "close_hearing_request",
    "obligation": "lapse_obligation",
    "rectification": "lapse_obligation",
}


def lapses(file: CaseFile, until: datetime, rules: ServiceRules, calendar: Calendar) -> list[Event]:
    """The events that time has made due by `until`, in their order; each stands at the midnight after its period."""
    return list(_lapses(file, until, rules, calendar))


def next_lapse(file: CaseFile, calendar: Calendar) -> date | None:
    """The day that begins with the next such event, if nobody acts before; None: none is to come."""
    return min((_day_after(run, calendar) for run in file.running(*LAPSES)), default=None)


def _lapses(file: CaseFile, until: datetime, rules: ServiceRules, calendar: Calendar) -> Iterator[Event]:
    while runs := file.running(*LAPSES):
        run = min(runs, key=lambda each: _day_after(each, calendar))
        moment = datetime.combine(_day_after(run, calendar), time.min, SHANGHAI)
        if moment > until:
            return
        # Somebody may have acted on the day itself, before the period was noticed to be over.
        at = max(moment, file.last_at) if file.last_at else moment
        row = ROW[LAPSES[run.name]]
        event = Event(row.event, at, Role.SYSTEM, SYSTEM.who, {"item": run.about} if run.about else {})
        yield event
        file = apply(file, event, rules)


def _day_after(run: ClockRun, calendar: Calendar) -> date:
    return due_date(run.started, run.term, calendar, run.stops).date + timedelta(days=1)
