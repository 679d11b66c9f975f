"""Note up to where one side has read."""

from datetime import datetime

from django.db import transaction

from yimen.consult.access import demand_department, locked, locked_for_visitor
from yimen.consult.models import Conversation, Message
from yimen.consult.telling import tell_read
from yimen.consult.visiting import Visitor
from yimen.procedure import Actor


@transaction.atomic
def mark_read_by_visitor(conversation_id: int, sequence: int, *, visitor: Visitor, now: datetime) -> int:
    """Up to this message, never back. Returns where it stands. Raises Refusal consultation_not_found (404)."""
    conversation = locked_for_visitor(conversation_id, visitor.owns())
    return _mark(conversation, "visitor_read", Message.Author.VISITOR, sequence)


@transaction.atomic
def mark_read_by_officer(conversation_id: int, sequence: int, *, actor: Actor, now: datetime) -> int:
    """The same by the officer who has it in hand; a colleague who looks on marks nothing.

    Raises Refusal: consultation_not_found (404), consult_needs_department (403).
    """
    conversation = locked(conversation_id)
    demand_department(conversation, actor)
    if str(conversation.officer_id) != actor.who:
        return conversation.officer_read
    return _mark(conversation, "officer_read", Message.Author.OFFICER, sequence)


def _mark(conversation: Conversation, column: str, author: str, sequence: int) -> int:
    before = int(getattr(conversation, column))
    after = min(max(before, sequence), conversation.last_sequence)
    if after > before:
        setattr(conversation, column, after)
        conversation.save(update_fields=[column])
        tell_read(conversation, author, after)
    return after
