"""The chat desk: the department's list, one conversation beside it, what came since, and saying something."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from yimen import wording
from yimen.clock import shanghai_date
from yimen.consult.access import LEADING, conversation_for_staff, own_department
from yimen.consult.acts import answer, mark_read_by_officer
from yimen.consult.acts.block_visitor import DAYS
from yimen.consult.blocks import block_of
from yimen.consult.models import Conversation, Message
from yimen.consult.queries import board, canned, messages_after, transfers_to
from yimen.consult.suggesting import suggestions
from yimen.consult.telling import conversation_topic, desk_topic, officer_topic
from yimen.errors import Refusal
from yimen.ledger.topics import stream_url
from yimen.papers.acts import store_upload
from yimen.papers.kinds import KINDS
from yimen.papers.models import StoredFile
from yimen.procedure import Actor
from yimen.vault import mask_phone
from yimen.web.components.talk import said
from yimen.web.components.talking import AJAX, after_of, key_of, message_file, refused, transcript_file


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The list alone, before a conversation is chosen."""
    return page(request)


@require_safe
def conversation(request: HttpRequest, number: int) -> HttpResponse:
    """The list and one conversation. Raises Refusal consultation_not_found (404)."""
    return page(request, conversation_for_staff(number, request.actor))  # type: ignore[attr-defined]


@require_safe
def list_beside(request: HttpRequest) -> HttpResponse:
    """The list as a fragment; `open` names the conversation beside it."""
    chosen = request.GET.get("open", "")
    number = int(chosen) if chosen.isdecimal() and len(chosen) < 18 else 0
    return render(request, "officer/_board.html", _board(request, number))


@require_safe
def since(request: HttpRequest, number: int) -> HttpResponse:
    """What came after the last message the page has, and how things stand: a fragment."""
    return _since(request, conversation_for_staff(number, request.actor))  # type: ignore[attr-defined]


@require_POST
def send(request: HttpRequest, number: int) -> HttpResponse:
    """Say something, hand a file over, point to a service; by script the answer is what came since."""
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    found = conversation_for_staff(number, actor)
    try:
        key, file = key_of(request), _file(request, actor)
        text, service = request.POST.get("text", ""), request.POST.get("service", "").strip()[:80]
        if file is not None:
            answer(number, "", actor=actor, now=now, client_key=key, file=file)
        if service:
            answer(number, "", actor=actor, now=now, client_key=UUID(int=key.int ^ 2), service=service)
        if text.strip() or not (file or service):
            words_key = key if file is None else UUID(int=key.int ^ 1)
            answer(number, text, actor=actor, now=now, client_key=words_key)
    except Refusal as refusal:
        return refused(request, refusal) or page(request, found, refusal)
    if request.headers.get("X-Requested-With") == AJAX:
        return _since(request, conversation_for_staff(number, actor))
    return HttpResponseRedirect(reverse("officer:chat", args=[number]) + "#say")


@require_safe
def file(request: HttpRequest, number: int, sequence: int) -> HttpResponseBase:
    """A file of the conversation. Raises Refusal consultation_not_found, page_not_found (404)."""
    return message_file(conversation_for_staff(number, request.actor), sequence)  # type: ignore[attr-defined]


@require_safe
def keep(request: HttpRequest, number: int) -> HttpResponse:
    """The whole conversation as a text file."""
    return transcript_file(conversation_for_staff(number, request.actor))  # type: ignore[attr-defined]


@require_safe
def offers(request: HttpRequest, number: int) -> HttpResponse:
    """Answers that may fit what is being typed, else what the visitor asked: a fragment."""
    found = conversation_for_staff(number, request.actor)  # type: ignore[attr-defined]
    typed = request.GET.get("text", "").replace("\x00", "")[:500]
    return render(request, "officer/_offers.html", {"conversation": found, "offers": suggestions(found, typed)})


def page(
    request: HttpRequest, found: Conversation | None = None, refusal: Refusal | None = None, phone: str = ""
) -> HttpResponse:
    """The desk. refusal: why something was not done; phone: in clear, where the look at it was written down."""
    actor = request.actor  # type: ignore[attr-defined]
    agency = own_department(actor)
    topics = [desk_topic(agency.code), officer_topic(actor.who)]
    context = _board(request, found.pk if found else 0) | {
        "title": _("Online consultation"),
        "agency": agency,
        "conversation": found,
        "problem": wording.say(refusal) if refusal else "",
    }
    if found is not None:
        if str(found.officer_id) != actor.who:
            topics.append(conversation_topic(found.pk))
        context |= _open(request, found, actor, phone)
    context["stream"] = stream_url(*topics, reader=f"staff:{actor.who}")
    return render(request, "officer/chat.html", context, status=refusal.status if refusal else 200)


def _open(request: HttpRequest, found: Conversation, actor: Actor, phone: str) -> dict[str, Any]:
    """What stands beside the list."""
    mark_read_by_officer(found.pk, found.last_sequence, actor=actor, now=request.now)  # type: ignore[attr-defined]
    own = str(found.officer_id) == actor.who and found.state == Conversation.State.OPEN
    offered = suggestions(found) if own else []
    kept = list(canned(found.agency.code)) if own else []
    return _state(request, found, 0) | {
        "own": own,
        "may_claim": found.state == Conversation.State.WAITING or (not own and bool(actor.roles & LEADING)),
        "key": uuid4(),
        "typed": request.POST.get("text", "")[:4000] or _inserted(request, offered, kept, found),
        "offers": offered,
        "kept": [(each, each.words(found.language)) for each in kept],
        "departments": transfers_to(found) if found.state != Conversation.State.CLOSED else [],
        "days": DAYS,
        "kept_away": block_of(found, request.now),  # type: ignore[attr-defined]
        "phone": phone or (mask_phone(found.phone) if found.phone else ""),
        "phone_in_clear": bool(phone),
        "today": _today(request),
    }


def _inserted(request: HttpRequest, offered: list[Any], kept: list[Any], found: Conversation) -> str:
    """Without scripts a link fills the field: `offer` is the place of a suggestion, `kept` the id of a kept answer."""
    place, chosen = request.GET.get("offer", ""), request.GET.get("kept", "")
    if place.isdecimal() and 0 < int(place) <= len(offered):
        return str(offered[int(place) - 1].text)
    return next((each.words(found.language) for each in kept if str(each.pk) == chosen), "")


def _board(request: HttpRequest, chosen: int) -> dict[str, Any]:
    today = _today(request)
    return {"board": board(request.actor, today), "chosen": chosen, "today": today}  # type: ignore[attr-defined]


def _since(request: HttpRequest, found: Conversation) -> HttpResponse:
    return render(request, "officer/chat_since.html", _state(request, found, after_of(request)))


def _state(request: HttpRequest, found: Conversation, after: int) -> dict[str, Any]:
    def href(message: Message) -> str:
        return reverse("officer:chat_file", args=[found.pk, message.sequence])

    shown = said(found, messages_after(found, after), Message.Author.OFFICER, href)
    return {
        "conversation": found,
        "said": shown,
        "seen": bool(shown) and shown[-1].side == "own" and found.visitor_read >= found.last_sequence,
        "desk": True,
        "today": _today(request),
    }


def _file(request: HttpRequest, actor: Actor) -> StoredFile | None:
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        return None
    now = request.now  # type: ignore[attr-defined]
    return store_upload(upload, actor=actor, now=now, accepts=KINDS, limit=settings.YIMEN_UPLOAD_LIMIT)


def _today(request: HttpRequest) -> date:
    return shanghai_date(request.now)  # type: ignore[attr-defined]
