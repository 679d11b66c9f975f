"""Pass a conversation on to another department, which gets all that was said; the visitor keeps the place in the queue."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from yimen.agencies.queries import agencies
from yimen.consult import notes
from yimen.consult.access import demand_department, demand_not_ended, demand_own, locked
from yimen.consult.appending import note
from yimen.consult.desks import opening_of
from yimen.consult.models import Conversation, Stay
from yimen.consult.opening import answered_by, is_open
from yimen.consult.telling import desk_topic, officer_topic, tell_gone, tell_state
from yimen.errors import Refusal
from yimen.procedure import Actor
from yimen.workdays.calendars import calendar_of

LONGEST = 200


@transaction.atomic
def transfer(conversation_id: int, agency_code: str, reason: str, *, actor: Actor, now: datetime) -> Conversation:
    """It waits at the other department from when it was first asked. Where that one does not chat now, it becomes a
    question with a day; a day that was promised already stays.

    Raises Refusal: consultation_not_found (404), consult_needs_department (403), consult_ended, consult_of_colleague,
    consult_same_department (409), consult_department_missing, consult_reason_missing (422).
    """
    conversation = locked(conversation_id)
    demand_department(conversation, actor)
    demand_not_ended(conversation)
    if conversation.officer is not None:
        demand_own(conversation, actor)
    words = " ".join(reason.replace("\x00", "").split())[:LONGEST]
    if not words:
        raise Refusal("consult_reason_missing", status=422)
    after = agencies(settings.YIMEN_DISTRICT).filter(code=agency_code).first() if agency_code else None
    if after is None:
        raise Refusal("consult_department_missing", status=422)
    before, officer = conversation.agency, conversation.officer_id
    if after.pk == before.pk:
        raise Refusal("consult_same_department", agency=after.title)
    if conversation.state == Conversation.State.WAITING:
        tell_gone(conversation)
    conversation.stays.filter(left_at=None).update(left_at=now, left_how="transferred")
    Stay.objects.create(conversation=conversation, agency=after, began_at=now)
    conversation.agency, conversation.officer, conversation.state = after, None, Conversation.State.WAITING
    note(conversation, "transferred", now, before=notes.both(before), after=notes.both(after), reason=words)
    _promise(conversation, now)
    conversation.save()
    tell_state(conversation, desk_topic(before.code), *([officer_topic(officer)] if officer else []))
    return conversation


def _promise(conversation: Conversation, now: datetime) -> None:
    """At a department that does not chat now nobody is left waiting without a day."""
    calendar, opening = calendar_of(conversation.district), opening_of(conversation.agency)
    if conversation.kind == Conversation.Kind.QUESTION or is_open(opening, calendar, now):
        return
    conversation.kind, conversation.due_on = Conversation.Kind.QUESTION, answered_by(opening, calendar, now)
    note(conversation, "became_question", now, day=notes.both_days(conversation.due_on))
