"""Put a message into the queue. It is sent by the worker, after the commit of the caller's transaction."""

from dataclasses import dataclass
from datetime import datetime

from yimen.dispatch.masking import mask_address
from yimen.dispatch.models import Message


@dataclass(frozen=True)
class Outgoing:
    """A message as a room hands it in; the fields are those of `models.Message`."""

    key: str
    channel: str
    address: str
    text: str
    subject: str = ""
    html: str = ""
    secret: str = ""
    about: str = ""
    kind: str = ""
    passing: bool = False


def queue(outgoing: Outgoing, *, now: datetime) -> bool:
    """True where it is new; the same key a second time changes nothing, however often the caller is repeated."""
    row = Message(
        **outgoing.__dict__,
        shown=mask_address(outgoing.channel, outgoing.address),
        created_at=now,
        available_at=now,
    )
    before = Message.objects.filter(key=outgoing.key).exists()
    if not before:
        Message.objects.bulk_create([row], ignore_conflicts=True)
    return not before
