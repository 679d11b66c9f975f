"""The outbox as administrators read it."""

from typing import Any

from django.db.models import Count, QuerySet

from yimen.dispatch.models import Message
from yimen.errors import Refusal
from yimen.wording import say


def outbox(state: str = "", channel: str = "", about: str = "") -> QuerySet[Message]:
    """Messages, the newest first, without what they say (which is encrypted, and a look of its own)."""
    found = Message.objects.defer("address", "subject", "text", "html", "secret").order_by("-id")
    for column, value in (("state", state), ("channel", channel), ("about", about)):
        if value:
            found = found.filter(**{column: value})
    return found


def counts() -> dict[str, int]:
    """How many messages stand in each state; one query."""
    counted = dict(Message.objects.order_by().values_list("state").annotate(number=Count("id")))
    return {state.value: counted.get(state.value, 0) for state in Message.State}


def reason_of(reason: str, data: dict[str, Any]) -> str:
    """The sentence of what kept a message from leaving; "" where nothing did."""
    return say(Refusal(reason, **data)) if reason else ""
