"""Consultations as answers, and who asks through the API."""

from uuid import NAMESPACE_URL, UUID, uuid5

from django.http import HttpRequest

from yimen.agencies.models import Agency
from yimen.api.answers.base import Words
from yimen.api.answers.catalogue import AgencyName
from yimen.api.answers.consult import Consultation, ConsultationMessage, ConsultationRow
from yimen.consult import notes
from yimen.consult.access import answers, conversation_for_staff
from yimen.consult.masking import masked
from yimen.consult.models import Conversation, Message
from yimen.consult.queries import ahead_of, messages_after
from yimen.consult.visiting import Visitor, conversation_for_visitor
from yimen.procedure import Actor, Role

STAFF = frozenset({Role.SUPERVISOR})


def visitor_of(request: HttpRequest) -> Visitor:
    """The account that calls, as a visitor."""
    return Visitor(user=int(request.actor.who), address=request.address)  # type: ignore[attr-defined]


def is_staff(actor: Actor) -> bool:
    """Whether the caller reads conversations of others: those of their department, supervisors all."""
    return answers(actor) or bool(actor.roles & STAFF)


def found_for(request: HttpRequest, number: int) -> Conversation:
    """A conversation that the caller may read. Raises Refusal consultation_not_found (404)."""
    actor = request.actor  # type: ignore[attr-defined]
    if is_staff(actor):
        return conversation_for_staff(number, actor)
    return conversation_for_visitor(number, visitor_of(request))


def key_of(request: HttpRequest, key: str) -> UUID:
    """The caller's own key for a request, as the acts want it."""
    return uuid5(NAMESPACE_URL, f"yimen:consult:{request.actor.who}:{key}")  # type: ignore[attr-defined]


def consultation(found: Conversation, after: int = 0) -> Consultation:
    """The whole answer."""
    said = [message(row) for row in messages_after(found, after)]
    return Consultation(consultation=consultation_row(found), ahead=ahead_of(found), messages=said)


def consultation_row(row: Conversation) -> ConsultationRow:
    """As lists show it."""
    return ConsultationRow(
        id=row.pk,
        number=row.number,
        kind=row.kind,
        state=row.state,
        subject=masked(row.subject),
        agency=agency_name(row.agency),
        service=row.service.code if row.service else None,
        officer=row.officer.name if row.officer else "",
        asked_at=row.asked_at,
        due=row.due_on,
        answered_at=row.answered_at,
        closed_at=row.closed_at,
        rating=row.rating,
        last_sequence=row.last_sequence,
        visitor_read=row.visitor_read,
        officer_read=row.officer_read,
    )


def message(row: Message) -> ConsultationMessage:
    """One message."""
    note = row.kind == Message.Kind.NOTE
    return ConsultationMessage(
        sequence=row.sequence,
        author=row.author,
        name=row.author_name,
        kind=row.kind,
        text=notes.sentence(row.code, row.data) if note else "" if row.kind == Message.Kind.FILE else row.text,
        file=row.file.name if row.file else None,
        service=row.code if row.kind == Message.Kind.SERVICE else None,
        at=row.at,
    )


def agency_name(agency: Agency) -> AgencyName:
    """A department in both languages."""
    return AgencyName(code=agency.code, name=Words(zh=agency.name, en=agency.name_en))
