"""A case as it stood at the end of a day, computed from the ledger and nothing else."""

from datetime import date, datetime, timedelta

from yimen import clock, procedure
from yimen.cases import store
from yimen.cases.heads import end_of
from yimen.cases.models import Case
from yimen.cases.queries.dossier import Dossier
from yimen.cases.rules import calendar_of
from yimen.errors import Refusal


def dossier_on(case: Case, day: date, now: datetime) -> Dossier:
    """The case at the end of `day`; for today, as it stands at `now`. One query, more when parts are asked for.

    Events up to then count by the time they happened, with what time alone had done by then, written down or not. The
    case that comes with it carries the columns of that day and must not be saved.
    Raises Refusal (422): as_of_before_submission, as_of_in_future.
    """
    today = clock.shanghai_date(now)
    if day > today:
        raise Refusal("as_of_in_future", status=422, day=day.isoformat(), today=today.isoformat())
    if day < (first := clock.shanghai_date(case.submitted_at)):
        raise Refusal("as_of_before_submission", status=422, day=day.isoformat(), first=first.isoformat())
    moment = now if day == today else end_of(day) - timedelta(microseconds=1)
    loaded, calendar = store.load(case.number, lock=False), calendar_of(case.district, day)
    events = [event for event in loaded.events if event.at <= moment]
    file = procedure.fold(events, loaded.rules)
    for event in procedure.lapses(file, moment, loaded.rules, calendar):
        file = procedure.apply(file, event, loaded.rules)
    for column, value in store.projection(file, calendar).items():
        setattr(case, column, value)
    return Dossier(case, file, loaded.rules, calendar, day, recorded=len(events))
