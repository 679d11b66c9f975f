"""The officer who has a conversation in hand says something, hands a file over, or points to a service."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yimen.catalogue.queries import service_by_code
from yimen.consult.access import demand_department, demand_own, locked
from yimen.consult.appending import append, sent_before, tidy
from yimen.consult.models import Conversation, Message
from yimen.consult.telling import tell_message
from yimen.papers.models import StoredFile
from yimen.procedure import Actor

AUTHOR = Message.Author.OFFICER


def answer(
    conversation_id: int,
    text: str,
    *,
    actor: Actor,
    now: datetime,
    client_key: UUID,
    file: StoredFile | None = None,
    service: str = "",
) -> Message:
    """The message; sent again with its key, it is the same one. file or service (its code) instead of a text.

    Raises Refusal: consultation_not_found, service_not_found (404), consult_needs_department (403), consult_not_claimed,
    consult_of_colleague, consult_ended (409), consult_text_missing, consult_text_long (422).
    """
    code = service_by_code(service).code if service else ""
    words = "" if code else file.name if file else tidy(text)
    with transaction.atomic():
        conversation = locked(conversation_id)
        demand_department(conversation, actor)
        if (before := sent_before(conversation, AUTHOR, client_key)) is not None:
            return before
        demand_own(conversation, actor)
        message = append(
            conversation,
            AUTHOR,
            now=now,
            client_key=client_key,
            kind=Message.Kind.SERVICE if code else Message.Kind.FILE if file else Message.Kind.TEXT,
            text=words,
            file=file,
            code=code,
            officer=conversation.officer,
        )
        _note_answer(conversation, message, now)
        tell_message(conversation, AUTHOR)
    return message


def _note_answer(conversation: Conversation, message: Message, now: datetime) -> None:
    conversation.officer_read = message.sequence
    conversation.answered_at = conversation.answered_at or now
    conversation.save(update_fields=["last_sequence", "last_at", "officer_read", "answered_at"])
