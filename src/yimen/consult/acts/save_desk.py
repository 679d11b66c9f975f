"""Set when a department chats, and by when it answers what was asked at other times."""

from datetime import datetime

from yimen.clock import Term, Unit
from yimen.clock.hours import read_hours, write_hours
from yimen.consult.access import demand_leading
from yimen.consult.models import Desk
from yimen.errors import Refusal
from yimen.procedure import Actor

LONGEST_TERM = 20  # working days: a question is no application


def save_desk(live: bool, hours: str, term: str, *, actor: Actor, now: datetime) -> Desk:
    """hours "9:00-11:30 13:30-16:30"; term in working days, "2wd". Raises Refusal: consult_needs_lead,
    consult_needs_department (403), consult_hours_wrong, consult_term_wrong, clock_term_unreadable (422).
    """
    agency = demand_leading(actor)
    spans = read_hours(hours)
    if not spans and (live or hours.strip()):
        raise Refusal("consult_hours_wrong", status=422)
    promised = Term.parse(term)
    if promised.unit is not Unit.WORKING_DAYS or not 1 <= promised.amount <= LONGEST_TERM:
        raise Refusal("consult_term_wrong", status=422, most=LONGEST_TERM)
    values = {"live": live, "hours": write_hours(spans), "term": str(promised), "changed_at": now}
    return Desk.objects.update_or_create(agency=agency, defaults=values | {"changed_by": actor.who})[0]
