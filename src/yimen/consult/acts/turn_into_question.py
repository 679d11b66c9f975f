"""A visitor does not want to wait on: the live chat becomes a question with a day."""

from datetime import datetime

from django.db import transaction

from yimen.consult import notes
from yimen.consult.access import locked_for_visitor
from yimen.consult.appending import note
from yimen.consult.desks import opening_of
from yimen.consult.models import Conversation
from yimen.consult.opening import answered_by
from yimen.consult.telling import tell_gone, tell_state
from yimen.consult.visiting import Visitor
from yimen.errors import Refusal
from yimen.workdays.calendars import calendar_of


@transaction.atomic
def turn_into_question(conversation_id: int, *, visitor: Visitor, now: datetime) -> Conversation:
    """Raises Refusal: consultation_not_found (404), consult_not_waiting (409)."""
    conversation = locked_for_visitor(conversation_id, visitor.owns())
    if conversation.state != Conversation.State.WAITING or conversation.kind != Conversation.Kind.LIVE:
        raise Refusal("consult_not_waiting")
    return turn(conversation, now)


def turn(conversation: Conversation, now: datetime) -> Conversation:
    """A locked, waiting live chat becomes a question: the promise counts from today."""
    due = answered_by(opening_of(conversation.agency), calendar_of(conversation.district), now)
    tell_gone(conversation)
    conversation.kind, conversation.due_on = Conversation.Kind.QUESTION, due
    note(conversation, "became_question", now, day=notes.both_days(due))
    conversation.save(update_fields=["kind", "due_on", "last_sequence", "last_at"])
    tell_state(conversation)
    return conversation
