"""A visitor says something, or hands a file over."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yimen.accounts import limits
from yimen.accounts.limits import Limit
from yimen.consult.access import demand_not_ended, locked_for_visitor
from yimen.consult.appending import append, sent_before, tidy
from yimen.consult.blocks import demand_not_blocked
from yimen.consult.models import Message
from yimen.consult.telling import tell_message
from yimen.consult.visiting import Visitor
from yimen.papers.models import StoredFile

WRITE_IN_CONVERSATION = Limit("consult_write", 60, minutes=5)
FILES_IN_CONVERSATION = Limit("consult_files", 20, minutes=60)
AUTHOR = Message.Author.VISITOR


def write(
    conversation_id: int,
    text: str,
    *,
    visitor: Visitor,
    now: datetime,
    client_key: UUID,
    file: StoredFile | None = None,
) -> Message:
    """The message; sent again with its key, it is the same one. With a file the text is not needed.

    Raises Refusal: consultation_not_found (404), consult_ended (409), consult_blocked (403), consult_text_missing,
    consult_text_long (422), too_many_tries (429).
    """
    words = file.name if file else tidy(text)
    limits.take(FILES_IN_CONVERSATION if file else WRITE_IN_CONVERSATION, str(conversation_id), now)
    with transaction.atomic():
        conversation = locked_for_visitor(conversation_id, visitor.owns())
        if (before := sent_before(conversation, AUTHOR, client_key)) is not None:
            return before
        demand_not_ended(conversation)
        demand_not_blocked(visitor, now)
        kind = Message.Kind.FILE if file else Message.Kind.TEXT
        message = append(conversation, AUTHOR, now=now, client_key=client_key, kind=kind, text=words, file=file)
        conversation.visitor_read = message.sequence
        conversation.save(update_fields=["last_sequence", "last_at", "visitor_read"])
        tell_message(conversation, AUTHOR)
    return message
