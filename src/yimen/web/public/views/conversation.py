"""One conversation for whoever began it: the page, what came since, and saying something."""

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from yimen import wording
from yimen.consult.acts import mark_read_by_visitor, write
from yimen.consult.models import Conversation, Message
from yimen.consult.queries import ahead_of, messages_after
from yimen.consult.ratings import GOOD, REASONS, STARS
from yimen.consult.telling import conversation_topic, queue_topic
from yimen.consult.visiting import Visitor, conversation_for_visitor, link_token
from yimen.errors import Refusal
from yimen.ledger.topics import stream_url
from yimen.papers.acts import store_upload
from yimen.papers.kinds import KINDS
from yimen.papers.models import StoredFile
from yimen.procedure import Actor, Role
from yimen.web.components.talk import said
from yimen.web.components.talking import AJAX, after_of, key_of, message_file, refused, transcript_file
from yimen.web.public.asking import visitor_of


@require_safe
def conversation(request: HttpRequest, number: int) -> HttpResponse:
    """The whole page. Raises Refusal consultation_not_found (404)."""
    visitor = visitor_of(request)
    return _page(request, conversation_for_visitor(number, visitor), visitor)


@require_safe
def since(request: HttpRequest, number: int) -> HttpResponse:
    """What came after the last message the page has, and how things stand: a fragment."""
    found = conversation_for_visitor(number, visitor_of(request))
    return _since(request, found)


@require_POST
def send(request: HttpRequest, number: int) -> HttpResponse:
    """Say something or hand a file over; by script the answer is what came since, else the page again."""
    visitor = visitor_of(request)
    found = conversation_for_visitor(number, visitor)
    try:
        key, file = key_of(request), _file(request, found)
        text = request.POST.get("text", "")
        now = request.now  # type: ignore[attr-defined]
        if file is not None:
            write(number, "", visitor=visitor, now=now, client_key=key, file=file)
        if file is None or text.strip():
            words_key = key if file is None else UUID(int=key.int ^ 1)
            write(number, text, visitor=visitor, now=now, client_key=words_key)
    except Refusal as refusal:
        return refused(request, refusal) or _page(request, found, visitor, refusal)
    if request.headers.get("X-Requested-With") == AJAX:
        return _since(request, conversation_for_visitor(number, visitor))
    return HttpResponseRedirect(reverse("public:conversation", args=[number]) + "#say")


@require_safe
def file(request: HttpRequest, number: int, sequence: int) -> HttpResponseBase:
    """A file of the conversation. Raises Refusal consultation_not_found, page_not_found (404)."""
    return message_file(conversation_for_visitor(number, visitor_of(request)), sequence)


@require_safe
def keep(request: HttpRequest, number: int) -> HttpResponse:
    """The whole conversation as a text file."""
    return transcript_file(conversation_for_visitor(number, visitor_of(request)))


def _file(request: HttpRequest, found: Conversation) -> StoredFile | None:
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        return None
    asker = request.actor or Actor(f"consult:{found.pk}", "", frozenset({Role.APPLICANT}))  # type: ignore[attr-defined]
    now = request.now  # type: ignore[attr-defined]
    return store_upload(upload, actor=asker, now=now, accepts=KINDS, limit=settings.YIMEN_UPLOAD_LIMIT)


def _since(request: HttpRequest, found: Conversation) -> HttpResponse:
    response = render(request, "public/conversation_since.html", _state(request, found, after_of(request)))
    response["Cache-Control"] = "private, no-store"
    return response


def _state(request: HttpRequest, found: Conversation, after: int) -> dict[str, Any]:
    def href(message: Message) -> str:
        return reverse("public:conversation_file", args=[found.pk, message.sequence])

    shown = said(found, messages_after(found, after), Message.Author.VISITOR, href)
    return {
        "conversation": found,
        "said": shown,
        "seen": bool(shown) and shown[-1].side == "own" and found.officer_read >= found.last_sequence,
        "ahead": ahead_of(found),
        "apply_to": reverse("public:conversation_apply", args=[found.pk]),
        "read": found.officer_read,
    }


def _page(request: HttpRequest, found: Conversation, visitor: Visitor, refusal: Refusal | None = None) -> HttpResponse:
    topics = [conversation_topic(found.pk)]
    if found.state == Conversation.State.WAITING:
        topics.append(queue_topic(found.agency.code))
    mark_read_by_visitor(found.pk, found.last_sequence, visitor=visitor, now=request.now)  # type: ignore[attr-defined]
    token = link_token(found)
    context = _state(request, found, 0) | {
        "title": found.service.title if found.service else found.agency.title,
        "stream": stream_url(*topics, reader=visitor.reader(found)),
        "key": uuid4(),
        "problem": wording.say(refusal) if refusal else "",
        "typed": request.POST.get("text", "")[:4000] if refusal else "",
        "link": settings.YIMEN_PUBLIC_URL + reverse("public:ask_link", args=[token]),
        "adoptable": visitor.user is not None and found.user_id is None,
        "stars": STARS.items(),
        "good": [(code, words) for code, words in REASONS.items() if code in GOOD],
        "bad": [(code, words) for code, words in REASONS.items() if code not in GOOD],
        "star": STARS.get(found.rating or 0),
        "upload_limit": settings.YIMEN_UPLOAD_LIMIT,
    }
    response = render(request, "public/conversation.html", context, status=refusal.status if refusal else 200)
    response["Cache-Control"] = "private, no-store"
    return response
