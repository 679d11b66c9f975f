"""An officer takes a conversation in hand: the next one of the queue, or one that was chosen."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from yimen.accounts.models import User
from yimen.consult import notes
from yimen.consult.access import LEADING, demand_department, demand_not_ended, locked, own_department
from yimen.consult.appending import note
from yimen.consult.models import Conversation
from yimen.consult.telling import officer_topic, tell_gone, tell_state
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def claim_next(*, actor: Actor, now: datetime) -> Conversation:
    """The longest waiting live chat of the department, else the question that is due first; nobody gets one twice.

    What a colleague is claiming at this moment is passed over, not waited for. Raises Refusal:
    consult_needs_department (403), consult_queue_empty (409).
    """
    agency = own_department(actor)
    rows = Conversation.objects.select_for_update(skip_locked=True, of=("self",)).select_related("agency")
    waiting = rows.filter(agency=agency, state=Conversation.State.WAITING)
    found = _first(waiting.filter(kind=Conversation.Kind.LIVE).order_by("queued_at", "pk")) or _first(
        waiting.filter(kind=Conversation.Kind.QUESTION).order_by(F("due_on").asc(), "queued_at", "pk")
    )
    if found is None:
        raise Refusal("consult_queue_empty")
    return _take(found, actor, now)


@transaction.atomic
def claim(conversation_id: int, *, actor: Actor, now: datetime) -> Conversation:
    """A chosen one. Those who lead the department may take it over from whoever has it; claimed twice by the same
    person nothing changes.

    Raises Refusal: consultation_not_found (404), consult_needs_department (403), consult_ended, consult_of_colleague (409).
    """
    conversation = locked(conversation_id)
    demand_department(conversation, actor)
    demand_not_ended(conversation)
    if str(conversation.officer_id) == actor.who:
        return conversation
    if conversation.officer is not None and not actor.roles & LEADING:
        raise Refusal("consult_of_colleague", name=conversation.officer.name)
    return _take(conversation, actor, now)


def _first(rows: QuerySet[Conversation]) -> Conversation | None:
    """The first row that nobody holds: a slice, so that only one is locked."""
    return next(iter(rows[:1]), None)


def _take(conversation: Conversation, actor: Actor, now: datetime) -> Conversation:
    waited, before = conversation.state == Conversation.State.WAITING, conversation.officer_id
    conversation.officer = User.objects.get(pk=int(actor.who))
    conversation.state = Conversation.State.OPEN
    conversation.claimed_at = conversation.claimed_at or now
    note(conversation, "claimed", now, name=actor.name, agency=notes.both(conversation.agency))
    conversation.save(update_fields=["officer", "state", "claimed_at", "last_sequence", "last_at"])
    stay = conversation.stays.filter(left_at=None)
    stay.update(officer_id=int(actor.who))
    stay.filter(claimed_at=None).update(claimed_at=now)
    tell_state(conversation, *([officer_topic(before)] if before else []))
    if waited:
        tell_gone(conversation)
    return conversation
