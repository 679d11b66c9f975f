"""What all steps of a ticket share: the row under its lock, the check against the course, the event, the announcement."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from yimen.errors import Refusal
from yimen.ledger.topics import announce
from yimen.procedure import ROLE_WORDS, Actor, Role
from yimen.reception import course
from yimen.reception.models import Shift, Ticket, TicketEvent


def hall_topic(hall: str) -> str:
    """Changes of who is called where in a hall."""
    return f"hall:{hall}"


def ticket_topic(ticket_id: int) -> str:
    """Changes of one ticket."""
    return f"ticket:{ticket_id}"


def demand(actor: Actor, *roles: Role) -> None:
    """Raise Refusal reception_needs_role (403) unless the actor holds one of the roles."""
    if not actor.roles.intersection(roles):
        raise Refusal("reception_needs_role", status=403, role=ROLE_WORDS[roles[0]])


def own_shift(actor: Actor, *, lock: bool = False) -> Shift:
    """Where the actor sits. Raises Refusal: reception_needs_role (403), shift_missing (409)."""
    demand(actor, Role.COUNTER)
    shifts = Shift.objects.select_related("window__hall").filter(officer=actor.who, closed_at=None)
    found = (shifts.select_for_update(of=("self",)) if lock else shifts).first()
    if found is None:
        raise Refusal("shift_missing")
    return found


def take_step(
    act: str,
    ticket_id: int,
    *,
    who: str,
    now: datetime,
    shift: Shift | None = None,
    data: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Ticket:
    """Lock the ticket, check the step against the course, write event and row. Inside the caller's transaction.

    shift    who takes it at a window; a step of the window's own is refused at another one
    changes  of fields of the row besides its state
    Raises Refusal: ticket_not_found (404), ticket_not_there_now (409), ticket_of_other_window (409).
    """
    ticket = (
        Ticket.objects.select_for_update(of=("self",))
        .select_related("hall", "line", "window")
        .filter(pk=ticket_id)
        .first()
    )
    if ticket is None or (shift is not None and ticket.hall_id != shift.window.hall_id):
        raise Refusal("ticket_not_found", status=404)
    step = course.check(act, ticket.state)
    if step.own and shift is not None and ticket.window_id != shift.window_id:
        window = ticket.window.number if ticket.window else "-"
        raise Refusal("ticket_of_other_window", number=ticket.number, window=window)
    ticket.state, ticket.sequence = step.leads_to, ticket.sequence + 1
    for name, value in changes.items():
        setattr(ticket, name, value)
    ticket.save()
    write_event(ticket, step.kind, who=who, now=now, data=data)
    tell(ticket)
    return ticket


def write_event(ticket: Ticket, kind: str, *, who: str, now: datetime, data: Mapping[str, Any] | None = None) -> None:
    """One step as a row that stays."""
    TicketEvent.objects.create(
        ticket=ticket,
        sequence=ticket.sequence,
        kind=kind,
        at=now,
        who=who,
        window_id=ticket.window_id,
        data=dict(data or {}),
    )


def tell(ticket: Ticket) -> None:
    """Screens, windows and the person's phone hear of it, after the commit: what is announced is there to be read."""
    topics = (hall_topic(ticket.hall.code), ticket_topic(ticket.pk))
    transaction.on_commit(lambda: announce(topics))
