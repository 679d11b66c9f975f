"""Send again what was given up, or what was kept here before there was a sender."""

from datetime import datetime

from django.db import transaction

from yimen.dispatch.models import Attempt, Message
from yimen.errors import Refusal
from yimen.procedure import ROLE_WORDS, Actor, Role


@transaction.atomic
def resend(message_id: int, *, actor: Actor, now: datetime) -> Message:
    """The message waits again, with all its tries before it, and who asked for it is noted.

    Raises Refusal: message_needs_role (403), message_not_found (404), message_not_failed, message_forgotten (409).
    """
    if Role.ADMIN not in actor.roles:
        raise Refusal("message_needs_role", status=403, role=ROLE_WORDS[Role.ADMIN])
    message = Message.objects.select_for_update().filter(pk=message_id).first()
    if message is None:
        raise Refusal("message_not_found", status=404)
    if message.state not in (Message.State.FAILED, Message.State.KEPT):
        raise Refusal("message_not_failed")
    if not message.text:
        raise Refusal("message_forgotten")
    message.state, message.attempts, message.available_at, message.finished_at = Message.State.WAITING, 0, now, None
    message.save(update_fields=["state", "attempts", "available_at", "finished_at"])
    Attempt.objects.create(message=message, at=now, by=actor.name[:100])
    return message
