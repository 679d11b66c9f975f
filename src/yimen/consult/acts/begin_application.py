"""From a conversation to an application: it is noted for both sides, and the journey is carried on by whoever calls."""

from datetime import datetime

from django.db import transaction

from yimen.catalogue.models import Service
from yimen.catalogue.queries import service_by_code
from yimen.consult.access import locked_for_visitor
from yimen.consult.appending import note
from yimen.consult.models import Conversation, Message
from yimen.consult.telling import tell_message
from yimen.consult.visiting import Visitor
from yimen.errors import Refusal


@transaction.atomic
def begin_application(
    conversation_id: int, service_code: str, *, visitor: Visitor, now: datetime
) -> tuple[Conversation, Service]:
    """The service asked about, or one that the officer pointed to. Noted once for each service.

    Raises Refusal: consultation_not_found, service_not_found (404), consult_service_not_meant, service_not_open (409).
    """
    conversation = locked_for_visitor(conversation_id, visitor.owns())
    service = service_by_code(service_code)
    pointed = conversation.messages.filter(kind=Message.Kind.SERVICE, code=service.code)
    if service.pk != conversation.service_id and not pointed.exists():
        raise Refusal("consult_service_not_meant")
    if not service.open:
        raise Refusal("service_not_open", service=service.title, agency=service.agency.title)
    told = {"zh": service.name, "en": service.name_en or service.name}
    noted = conversation.messages.filter(kind=Message.Kind.NOTE, code="application_begun", data__service=told)
    if not noted.exists():
        note(conversation, "application_begun", now, service=told)
        conversation.save(update_fields=["last_sequence", "last_at"])
        tell_message(conversation, Message.Author.PLATFORM)
    return conversation, service
