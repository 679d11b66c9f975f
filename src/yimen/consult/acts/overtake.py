"""What time does to conversations, by the worker: nobody waits at a closed desk, and a silent chat ends."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from yimen.consult.access import locked
from yimen.consult.acts.close import end
from yimen.consult.acts.turn_into_question import turn
from yimen.consult.desks import opening
from yimen.consult.models import Conversation, Desk
from yimen.consult.opening import is_open
from yimen.errors import Refusal
from yimen.workdays.calendars import calendar_of


def overtake(now: datetime) -> tuple[int, int]:
    """How many waiting chats became questions, and how many open ones ended. Each in a transaction; safe to repeat."""
    return sum(_turn(each, now) for each in _left_waiting(now)), sum(_end(each, now) for each in _silent(now))


def _left_waiting(now: datetime) -> list[int]:
    """Live chats that wait at a desk which has closed."""
    waiting = Conversation.objects.filter(state=Conversation.State.WAITING, kind=Conversation.Kind.LIVE)
    rows = list(waiting.values_list("pk", "agency_id", "district"))
    desks = {desk.agency_id: desk for desk in Desk.objects.filter(agency_id__in={row[1] for row in rows})}
    return [pk for pk, agency, district in rows if not is_open(opening(desks.get(agency)), calendar_of(district), now)]


def _silent(now: datetime) -> list[int]:
    quiet = now - timedelta(minutes=settings.YIMEN_CONSULT_IDLE_MINUTES)
    chats = Conversation.objects.filter(state=Conversation.State.OPEN, kind=Conversation.Kind.LIVE, last_at__lt=quiet)
    return list(chats.values_list("pk", flat=True))


@transaction.atomic
def _turn(conversation_id: int, now: datetime) -> bool:
    conversation = _still(conversation_id, Conversation.State.WAITING)
    if conversation is not None:
        turn(conversation, now)
    return conversation is not None


@transaction.atomic
def _end(conversation_id: int, now: datetime) -> bool:
    conversation = _still(conversation_id, Conversation.State.OPEN)
    quiet = now - timedelta(minutes=settings.YIMEN_CONSULT_IDLE_MINUTES)
    if conversation is None or conversation.last_at >= quiet:
        return False
    end(conversation, "platform", "ended_idle", now, minutes=settings.YIMEN_CONSULT_IDLE_MINUTES)
    return True


def _still(conversation_id: int, state: str) -> Conversation | None:
    """The locked row, where nobody was quicker."""
    try:
        conversation = locked(conversation_id)
    except Refusal:
        return None
    live = conversation.kind == Conversation.Kind.LIVE
    return conversation if live and conversation.state == state else None
