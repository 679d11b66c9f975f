"""Send somebody on to another line, where they wait as if they had come there when they came here."""

from datetime import datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.procedure import Actor
from yimen.reception.acting import own_shift, take_step
from yimen.reception.models import Line, Ticket


def transfer(ticket_id: int, *, line: str, reason: str, actor: Actor, now: datetime) -> Ticket:
    """line: its letter. The number and the rank stay: nobody starts anew because they were sent to the wrong window.

    Raises Refusal: transfer_reason_missing (422), queue_line_unknown (404), line_closed, transfer_same_line (409), and as
    `acting.take_step` does.
    """
    if not reason.strip():
        raise Refusal("transfer_reason_missing", status=422)
    with transaction.atomic():
        shift = own_shift(actor)
        other = Line.objects.filter(hall=shift.window.hall_id, code=line).first()
        if other is None:
            raise Refusal("queue_line_unknown", status=404)
        if other.closed:
            raise Refusal("line_closed", line=other.title)
        if Ticket.objects.filter(pk=ticket_id, line=other).exists():
            raise Refusal("transfer_same_line")
        data = {"line": other.code, "reason": reason.strip()[:200]}
        return take_step(
            "transfer",
            ticket_id,
            who=actor.who,
            now=now,
            shift=shift,
            data=data,
            line=other,
            window=None,
            shift_id=None,
            called_at=None,
            started_at=None,
        )
