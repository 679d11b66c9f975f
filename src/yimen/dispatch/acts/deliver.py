"""Send what waits. At least once, never lost; twice only where a worker dies between the other side's yes and our mark.

A message is first leased: the try is counted and committed, so that one that kills its worker is not tried for ever. Then
it is sent, outside of any transaction, and marked. Killed in between, it is sent again once the lease is over, with the
same reference, by which a receiver can tell the second from the first (docs/adr/0017-messages-leave-at-least-once.md).
"""

from datetime import datetime, timedelta

import structlog
from django.db import transaction

from yimen.dispatch import senders
from yimen.dispatch.models import Attempt, Message
from yimen.dispatch.refusals import PERMANENT
from yimen.errors import Refusal

log = structlog.get_logger("yimen.worker")

MOST_ATTEMPTS = 10
# Longer than any sender may take (`senders`), so that nobody else takes up what is just being sent.
LEASE = timedelta(minutes=3)
LONGEST_PAUSE = timedelta(hours=6)


def deliver_pending(now: datetime, limit: int = 50) -> int:
    """Try what is due, oldest first; returns how many were tried. Several workers may run at once."""
    tried = 0
    while tried < limit and (message := _lease(now)) is not None:
        _try(message, now)
        tried += 1
    return tried


def pause_after(attempts: int) -> timedelta:
    """Between two tries: one minute, two, four … six hours."""
    return min(timedelta(minutes=2 ** max(attempts - 1, 0)), LONGEST_PAUSE)


def _lease(now: datetime) -> Message | None:
    with transaction.atomic():
        waiting = Message.objects.filter(state=Message.State.WAITING, available_at__lte=now)
        message = waiting.select_for_update(skip_locked=True).order_by("available_at", "id").first()
        if message is not None:
            message.attempts += 1
            message.available_at = now + LEASE
            message.save(update_fields=["attempts", "available_at"])
        return message


def _try(message: Message, now: datetime) -> None:
    try:
        if message.attempts > MOST_ATTEMPTS:
            # Only a worker that died in each of them comes so far.
            raise Refusal("sender_broken", failure="worker")
        receipt = senders.send(message)
    except Refusal as refusal:
        _note_failure(message, refusal, now)
    except Exception as failure:
        log.exception("sender_failed", channel=message.channel, message=str(message.reference))
        _note_failure(message, Refusal("sender_broken", failure=type(failure).__name__), now)
    else:
        _note_success(message, receipt, now)


@transaction.atomic
def _note_success(message: Message, receipt: str | None, now: datetime) -> None:
    """receipt None: there is no sender, the message stays here to be read."""
    message.state = Message.State.KEPT if receipt is None else Message.State.SENT
    message.receipt, message.finished_at, message.reason, message.data = (receipt or "")[:200], now, "", {}
    if message.passing and receipt is not None:
        message.text = message.html = ""
    message.save(update_fields=["state", "receipt", "finished_at", "reason", "data", "text", "html"])
    if receipt is not None:
        Attempt.objects.create(message=message, at=now)
    log.info("message_" + message.state, channel=message.channel, message=str(message.reference))


@transaction.atomic
def _note_failure(message: Message, refusal: Refusal, now: datetime) -> None:
    data = {name: str(value)[:200] for name, value in refusal.data.items()}
    message.reason, message.data = refusal.code, data
    if refusal.code in PERMANENT or message.attempts >= MOST_ATTEMPTS:
        message.state, message.finished_at = Message.State.FAILED, now
    else:
        message.available_at = now + pause_after(message.attempts)
    message.save(update_fields=["state", "finished_at", "available_at", "reason", "data"])
    Attempt.objects.create(message=message, at=now, reason=refusal.code, data=data)
    log.warning("message_not_sent", channel=message.channel, message=str(message.reference), reason=refusal.code)
