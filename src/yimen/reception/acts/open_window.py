"""Sit down at a window."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.errors import Refusal
from yimen.procedure import Actor, Role
from yimen.reception.acting import demand
from yimen.reception.models import Shift, Window, WindowLine


def open_window(hall: str, number: int, *, actor: Actor, now: datetime) -> Shift:
    """One person sits at one window. Asked again for the same window, it is the same shift.

    Raises Refusal: reception_needs_role (403), window_not_found (404), shift_elsewhere, window_taken,
    window_serves_nothing (409).
    """
    demand(actor, Role.COUNTER)
    window = Window.objects.filter(hall__code=hall, number=number, retired=False).first()
    if window is None:
        raise Refusal("window_not_found", status=404)
    mine = Shift.objects.filter(officer=actor.who, closed_at=None).select_related("window").first()
    if mine is not None and mine.window_id != window.pk:
        raise Refusal("shift_elsewhere", window=mine.window.number)
    if mine is not None:
        return mine
    if not WindowLine.objects.filter(window=window).exists():
        raise Refusal("window_serves_nothing", window=number)
    try:
        with transaction.atomic():
            return Shift.objects.create(window=window, officer=actor.who, name=actor.name, opened_at=now)
    except IntegrityError:  # somebody was faster, at this window or with this account
        other = Shift.objects.filter(window=window, closed_at=None).first()
        raise Refusal("window_taken", name=other.name if other else "-", window=number) from None
