"""End a conversation: the visitor when they know enough, the officer who has it in hand when it is answered."""

from datetime import datetime

from django.db import transaction

from yimen.consult.access import demand_not_ended, demand_own, locked, locked_for_visitor
from yimen.consult.appending import note
from yimen.consult.models import Conversation
from yimen.consult.telling import tell_gone, tell_state
from yimen.consult.visiting import Visitor
from yimen.procedure import Actor


@transaction.atomic
def close_by_visitor(conversation_id: int, *, visitor: Visitor, now: datetime) -> Conversation:
    """Raises Refusal: consultation_not_found (404), consult_ended (409)."""
    conversation = locked_for_visitor(conversation_id, visitor.owns())
    demand_not_ended(conversation)
    return end(conversation, "visitor", "ended_by_visitor", now)


@transaction.atomic
def close_by_officer(conversation_id: int, *, actor: Actor, now: datetime) -> Conversation:
    """Raises Refusal: consultation_not_found (404), consult_needs_department (403), consult_not_claimed,
    consult_of_colleague, consult_ended (409).
    """
    conversation = locked(conversation_id)
    demand_own(conversation, actor)
    return end(conversation, "officer", "ended_by_officer", now)


def end(conversation: Conversation, by: str, code: str, now: datetime, **data: object) -> Conversation:
    """The end of a locked conversation, whoever ends it."""
    if conversation.state == Conversation.State.WAITING:
        tell_gone(conversation)
    note(conversation, code, now, **data)
    conversation.state, conversation.closed_at, conversation.closed_by = Conversation.State.CLOSED, now, by
    conversation.save(update_fields=["state", "closed_at", "closed_by", "last_sequence", "last_at"])
    conversation.stays.filter(left_at=None).update(left_at=now, left_how="closed")
    tell_state(conversation)
    return conversation
