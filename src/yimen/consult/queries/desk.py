"""What officers read: the board of their department, a search with personal data masked, kept answers."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import QuerySet

from yimen import codes
from yimen.agencies.models import Agency
from yimen.agencies.queries import agencies
from yimen.consult.access import readable
from yimen.consult.masking import masked
from yimen.consult.models import CannedAnswer, Conversation
from yimen.consult.queries.asking import unread
from yimen.errors import Refusal
from yimen.procedure import Actor
from yimen.vault import blind_index, mask_name, mask_phone

MOST_ON_BOARD = 200


@dataclass(frozen=True)
class Board:
    """The open conversations of one department. waiting: live chats in order, then questions by due day; `behind`:
    questions whose day has passed.
    """

    mine: list[Conversation]
    waiting: list[Conversation]
    colleagues: list[Conversation]
    behind: int

    @property
    def total(self) -> int:
        return len(self.mine) + len(self.waiting) + len(self.colleagues)


@dataclass(frozen=True)
class Search:
    """What is looked for. text: words of the subject, a number (ZX…) or a whole mobile number; first, last: days asked."""

    text: str = ""
    state: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Found:
    """One row of a search: nothing in it names anybody in full."""

    conversation: Conversation
    subject: str
    name: str
    phone: str


def board(actor: Actor, today: date) -> Board:
    """Everything of the actor's department that has not ended. One query."""
    rows = readable(actor).exclude(state=Conversation.State.CLOSED).filter(agency__code=actor.agency)
    rows = rows.select_related("agency", "service", "officer").annotate(unread=unread("officer"))
    found = list(rows.order_by("queued_at", "pk")[:MOST_ON_BOARD])
    waiting = [row for row in found if row.state == Conversation.State.WAITING]
    own = [row for row in found if str(row.officer_id) == actor.who]
    live = [row for row in waiting if row.due_on is None]
    asked = sorted((row for row in waiting if row.due_on), key=lambda row: (row.due_on or today, row.queued_at))
    return Board(
        mine=sorted(own, key=lambda row: row.last_at, reverse=True),
        waiting=[*live, *asked],
        colleagues=[row for row in found if row.officer_id and str(row.officer_id) != actor.who],
        behind=sum(1 for row in found if row.due_on and row.due_on < today and row.answered_at is None),
    )


def find(actor: Actor, search: Search) -> QuerySet[Conversation]:
    """The conversations this person may read that fit, the last first."""
    rows = readable(actor).select_related("agency", "service", "officer").order_by("-pk")
    if search.state:
        rows = rows.filter(state=search.state)
    if search.first:
        rows = rows.filter(asked_at__date__gte=search.first)
    if search.last:
        rows = rows.filter(asked_at__date__lte=search.last)
    return _saying(rows, search.text.strip()) if search.text.strip() else rows


def shown(conversation: Conversation) -> Found:
    """A row of a search, with personal data masked."""
    phone = mask_phone(conversation.phone) if conversation.phone else ""
    name = mask_name(conversation.name) if conversation.name else ""
    return Found(conversation, masked(conversation.subject), name, phone)


def canned(agency_code: str) -> QuerySet[CannedAnswer]:
    """The kept answers of a department, by name."""
    return CannedAnswer.objects.filter(agency__code=agency_code, retired_at=None)


def transfers_to(conversation: Conversation) -> QuerySet[Agency]:
    """Where a conversation can be passed on to."""
    return agencies(settings.YIMEN_DISTRICT).exclude(pk=conversation.agency_id)


def _saying(rows: QuerySet[Conversation], text: str) -> QuerySet[Conversation]:
    number = text.upper().removeprefix("ZX")
    if text.upper().startswith("ZX") and number.isdecimal() and len(number) < 18:
        return rows.filter(pk=int(number))
    try:
        return rows.filter(phone_index=blind_index(codes.check_mobile(text)))
    except Refusal:
        return rows.filter(subject__icontains=text[:60])
