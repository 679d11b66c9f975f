"""SMS through the gateway of the place: a function that the setting YIMEN_SMS_SENDER names. Without one it is kept here.

The function gets `phone` (11 digits), `text` and `reference` (a UUID, the same at every try of one message) and returns
what the gateway calls the message; what it raises is told on the outbox page, and it is tried again. It must end within a
minute.
"""

from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

from yimen.dispatch.models import Message


def send(message: Message) -> str | None:
    """The gateway's own name for the message; None where no gateway is set up."""
    if not settings.YIMEN_SMS_SENDER:
        return None
    gateway: Callable[..., str] = import_string(settings.YIMEN_SMS_SENDER)
    return str(gateway(phone=message.address, text=message.text, reference=message.reference) or "")
