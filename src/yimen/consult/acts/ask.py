"""Begin a conversation: at once where the department chats now, else as a question answered within its promise."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from yimen import codes
from yimen.accounts import limits
from yimen.accounts.limits import Limit
from yimen.agencies.models import Agency
from yimen.agencies.queries import agencies
from yimen.catalogue.models import Service
from yimen.catalogue.queries import service_by_code
from yimen.consult import notes
from yimen.consult.appending import append, note, tidy
from yimen.consult.blocks import demand_not_blocked
from yimen.consult.desks import opening_of
from yimen.consult.masking import masked
from yimen.consult.models import Conversation, Message, Stay
from yimen.consult.opening import answered_by, is_open
from yimen.consult.telling import tell_state
from yimen.consult.visiting import Visitor
from yimen.errors import Refusal
from yimen.vault import blind_index
from yimen.workdays.calendars import calendar_of

ASK_BY_ADDRESS = Limit("consult_ask", settings.YIMEN_CONSULT_ASKED, minutes=60)
MOST_AT_ONCE = 3  # not yet ended, of one visitor
SUBJECT = 60


@dataclass(frozen=True)
class Asked:
    """What somebody asks. agency: short code, not needed where a service is named; later: need not be answered at once."""

    text: str
    agency: str = ""
    service: str = ""
    name: str = ""
    phone: str = ""
    language: str = "zh-hans"
    later: bool = False


def ask(asked: Asked, *, visitor: Visitor, now: datetime, journey: UUID, client_key: UUID) -> Conversation:
    """The conversation, with the question as its first message. Sent again with its key, it is the same one.

    Raises Refusal: consult_text_missing, consult_text_long, consult_department_missing, consult_phone_wrong (422);
    service_not_found (404); consult_blocked (403); consult_too_many_open, consult_key_used (409); too_many_tries (429).
    """
    if (before := _asked_before(visitor, client_key)) is not None:
        return before
    text, phone = tidy(asked.text), _phone(asked.phone)
    agency, service = _addressee(asked)
    demand_not_blocked(visitor, now)
    if Conversation.objects.filter(visitor.owns()).exclude(state=Conversation.State.CLOSED).count() >= MOST_AT_ONCE:
        raise Refusal("consult_too_many_open", most=MOST_AT_ONCE)
    if visitor.address:
        limits.take(ASK_BY_ADDRESS, visitor.address, now)
    try:
        return _begin(asked, text, phone, agency, service, visitor=visitor, now=now, journey=journey, key=client_key)
    except IntegrityError:
        # The same request twice at the same time: the other one was quicker.
        if (before := _asked_before(visitor, client_key)) is None:
            raise Refusal("consult_key_used") from None
        return before


def _asked_before(visitor: Visitor, client_key: UUID) -> Conversation | None:
    return Conversation.objects.filter(visitor.owns(), client_key=client_key).select_related("agency").first()


@transaction.atomic
def _begin(
    asked: Asked, text: str, phone: str, agency: Agency, service: Service | None, *, visitor: Visitor, now: datetime,
    journey: UUID, key: UUID,
) -> Conversation:  # fmt: skip
    calendar, opening = calendar_of(agency.district), opening_of(agency)
    live = is_open(opening, calendar, now) and not asked.later
    made = Conversation(
        district=agency.district,
        agency=agency,
        service=service,
        journey=journey,
        kind=Conversation.Kind.LIVE if live else Conversation.Kind.QUESTION,
        subject=_subject(text),
        language=asked.language[:10],
        user_id=visitor.user,
        browser=visitor.browser_hash,
        address=visitor.address_hash,
        name=" ".join(asked.name.replace("\x00", "").split())[:60],
        phone=phone,
        phone_index=blind_index(phone) if phone else "",
        client_key=key,
        asked_at=now,
        queued_at=now,
        last_at=now,
        due_on=None if live else answered_by(opening, calendar, now),
    )
    made.save()
    Stay.objects.create(conversation=made, agency=agency, began_at=now)
    append(made, Message.Author.VISITOR, now=now, text=text, client_key=key)
    if made.due_on:
        note(made, "answered_later" if asked.later else "closed_now", now, day=notes.both_days(made.due_on))
    made.visitor_read = made.last_sequence
    made.save(update_fields=["last_sequence", "visitor_read"])
    tell_state(made)
    return made


def _phone(given: str) -> str:
    """The number in its normal form, or nothing."""
    if not given.strip():
        return ""
    try:
        return codes.check_mobile(given)
    except Refusal:
        raise Refusal("consult_phone_wrong", status=422) from None


def _addressee(asked: Asked) -> tuple[Agency, Service | None]:
    """Who answers. A service says it by itself."""
    if asked.service:
        service = service_by_code(asked.service)
        return service.agency, service
    found = agencies(settings.YIMEN_DISTRICT).filter(code=asked.agency).first() if asked.agency else None
    if found is None:
        raise Refusal("consult_department_missing", status=422)
    return found, None


def _subject(text: str) -> str:
    line = " ".join(masked(text).split())
    return line if len(line) <= SUBJECT else line[: SUBJECT - 1] + "…"
