"""Close one's window for a moment, and open it again."""

from datetime import datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.ledger.topics import announce
from yimen.procedure import Actor
from yimen.reception.acting import hall_topic, own_shift
from yimen.reception.models import Pause, Shift


def pause_window(*, reason: str, actor: Actor, now: datetime) -> Shift:
    """Nobody is called there meanwhile; who is at the window stays. Raises Refusal: pause_reason_missing (422),
    shift_paused, shift_missing (409), reception_needs_role (403)."""
    if not reason.strip():
        raise Refusal("pause_reason_missing", status=422)
    with transaction.atomic():
        shift = own_shift(actor, lock=True)
        if shift.paused_at:
            raise Refusal("shift_paused")
        shift.paused_at, shift.pause_reason = now, reason.strip()[:200]
        return _kept(shift)


def reopen_window(*, actor: Actor, now: datetime) -> Shift:
    """Raises Refusal: shift_not_paused, shift_missing (409), reception_needs_role (403)."""
    with transaction.atomic():
        shift = own_shift(actor, lock=True)
        if not shift.paused_at:
            raise Refusal("shift_not_paused")
        end_pause(shift, now)
        return _kept(shift)


def end_pause(shift: Shift, now: datetime) -> None:
    """What was a pause until now becomes a row that stays; the shift is to be saved by the caller."""
    if shift.paused_at:
        Pause.objects.create(shift=shift, began_at=shift.paused_at, ended_at=now, reason=shift.pause_reason)
    shift.paused_at, shift.pause_reason = None, ""


def _kept(shift: Shift) -> Shift:
    shift.save(update_fields=["paused_at", "pause_reason"])
    transaction.on_commit(lambda: announce((hall_topic(shift.window.hall.code),)))
    return shift
