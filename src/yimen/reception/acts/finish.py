"""The visit is over; what it was about is kept with it."""

from datetime import datetime

from django.db import transaction

from yimen.cases.models import Case
from yimen.errors import Refusal
from yimen.procedure import Actor
from yimen.reception.acting import own_shift, take_step
from yimen.reception.models import Ticket


def finish(ticket_id: int, *, actor: Actor, now: datetime, case: str = "") -> Ticket:
    """case: the number of the application it was about, if any.

    Raises Refusal: ticket_case_unknown (422), and as `acting.take_step` does.
    """
    with transaction.atomic():
        shift = own_shift(actor)
        found = Case.objects.filter(number=case, district=shift.window.hall.district).first() if case else None
        if case and found is None:
            raise Refusal("ticket_case_unknown", status=422, case=case[:40])
        about = {"case": found} if found else {}
        data = {"case": found.number} if found else {}
        return take_step("finish", ticket_id, who=actor.who, now=now, shift=shift, data=data, ended_at=now, **about)
