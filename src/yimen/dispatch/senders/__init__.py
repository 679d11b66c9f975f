"""How a message leaves, one channel a file. Each is `send(message) -> receipt`, or None where no sender is set up.

A sender raises Refusal with a code of this room where the other side does not take the message; it has less time for all
it does than `acts.deliver.LEASE`.
"""

from collections.abc import Callable

from yimen.dispatch.models import Channel, Message
from yimen.dispatch.senders import email, sms, webhook

Sender = Callable[[Message], "str | None"]

SENDERS: dict[str, Sender] = {Channel.EMAIL: email.send, Channel.SMS: sms.send, Channel.WEBHOOK: webhook.send}


def send(message: Message) -> str | None:
    """By the message's channel."""
    return SENDERS[message.channel](message)
