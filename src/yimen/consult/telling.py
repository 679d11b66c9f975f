"""What open pages are told, by the act itself and in its transaction: that something happened, never what was said.

Acts on cases leave this to the worker, because PostgreSQL lets transactions that notify commit one after the other. A
chat cannot wait for the worker, and its transactions are short (docs/adr/0018-a-chat-tells-at-once.md).
"""

from typing import Any

from yimen.consult.models import Conversation
from yimen.ledger import topics


def conversation_topic(conversation_id: int) -> str:
    """Everything about one conversation."""
    return f"consult:{conversation_id}"


def desk_topic(agency: str) -> str:
    """What changes the list of a department's desk."""
    return f"consult-desk:{agency}"


def officer_topic(user_id: int | str) -> str:
    """Everything about the conversations one officer has in hand."""
    return f"consult-officer:{user_id}"


def queue_topic(agency: str) -> str:
    """Who left the queue of a department."""
    return f"consult-queue:{agency}"


def tell_message(conversation: Conversation, author: str) -> None:
    """Something was said. The desk's list changes only where nobody has the conversation in hand."""
    told = _both(conversation)
    if conversation.officer_id is None:
        told.append(desk_topic(conversation.agency.code))
    topics.announce(told, _data(conversation, "message", by=author))


def tell_state(conversation: Conversation, *also: str) -> None:
    """It was claimed, passed on or ended; `also`: further topics that must hear of it."""
    told = [*_both(conversation), desk_topic(conversation.agency.code), *also]
    topics.announce(told, _data(conversation, "state", state=conversation.state))


def tell_read(conversation: Conversation, author: str, sequence: int) -> None:
    """One side has read so far."""
    topics.announce(_both(conversation), _data(conversation, "read", by=author, read=sequence))


def tell_typing(conversation: Conversation, author: str) -> None:
    """One side is typing. Nothing is kept of it."""
    topics.announce(_both(conversation), _data(conversation, "typing", by=author))


def tell_gone(conversation: Conversation) -> None:
    """A conversation left the queue: whoever came after it moves up by one, without asking anybody."""
    data = {"about": conversation.pk, "what": "gone", "since": conversation.queued_at.timestamp()}
    topics.announce([queue_topic(conversation.agency.code)], data)


def _both(conversation: Conversation) -> list[str]:
    told = [conversation_topic(conversation.pk)]
    if conversation.officer_id is not None:
        told.append(officer_topic(conversation.officer_id))
    return told


def _data(conversation: Conversation, what: str, **more: Any) -> dict[str, Any]:
    return {"about": conversation.pk, "what": what, "sequence": conversation.last_sequence, **more}
