"""What visitors read: their conversations, their place in the queue, whom they may ask."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import CombinedExpression

from yimen.agencies.models import Agency
from yimen.agencies.queries import agencies
from yimen.consult.desks import opening
from yimen.consult.models import Conversation, Desk, Message
from yimen.consult.opening import Opening, is_open
from yimen.consult.visiting import Visitor
from yimen.workdays.calendars import calendar_of

MOST_MESSAGES = 500


@dataclass(frozen=True)
class Asked:
    """A department that may be asked, its hours, and whether it chats at this moment."""

    agency: Agency
    opening: Opening
    open: bool


def may_be_asked(district: str, now: datetime) -> list[Asked]:
    """Every organ of the district, those that chat now first. Two queries."""
    rows = list(agencies(district))
    desks = {desk.agency_id: desk for desk in Desk.objects.filter(agency__in=rows)}
    calendar = calendar_of(district)
    found = [Asked(row, own := opening(desks.get(row.pk)), is_open(own, calendar, now)) for row in rows]
    return sorted(found, key=lambda each: not each.open)


def messages_after(conversation: Conversation, after: int) -> list[Message]:
    """What was said after this sequence, in order, a stretch at a time. One query."""
    rows = Message.objects.filter(conversation=conversation, sequence__gt=after).select_related("file")
    return list(rows.order_by("sequence")[:MOST_MESSAGES])


def own_conversations(visitor: Visitor) -> QuerySet[Conversation]:
    """All of a visitor, the last first."""
    return Conversation.objects.filter(visitor.owns()).select_related("agency", "service").order_by("-pk")


def ahead_of(conversation: Conversation) -> int:
    """How many live chats wait before this one at its department; 0: it is next, or does not wait."""
    if conversation.state != Conversation.State.WAITING or conversation.kind != Conversation.Kind.LIVE:
        return 0
    earlier = Q(queued_at__lt=conversation.queued_at) | Q(queued_at=conversation.queued_at, pk__lt=conversation.pk)
    return waiting_at(conversation.agency_id).filter(earlier).count()


def waiting_at(agency_id: int) -> QuerySet[Conversation]:
    """The live chats that wait at a department, in the order in which they are claimed."""
    waiting = Conversation.objects.filter(agency_id=agency_id, state=Conversation.State.WAITING)
    return waiting.filter(kind=Conversation.Kind.LIVE).order_by("queued_at", "pk")


def unread(of: str) -> CombinedExpression:
    """For annotations: how many messages one side ("visitor", "officer") has not read."""
    return F("last_sequence") - F(f"{of}_read")
