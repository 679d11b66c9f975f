"""What the pages of both sides of a conversation read from a request and answer with."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from yimen import wording
from yimen.consult.models import Conversation
from yimen.consult.queries import messages_after
from yimen.errors import Refusal
from yimen.papers.serving import file_response
from yimen.web.components.talk import transcript

AJAX = "XMLHttpRequest"


def key_of(request: HttpRequest) -> UUID:
    """The key of what is sent."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


def after_of(request: HttpRequest) -> int:
    """The last message that the page has."""
    given = request.POST.get("after", request.GET.get("after", "0"))
    return int(given) if given.isdecimal() and len(given) < 9 else 0


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse | None:
    """For a script the sentence; nothing for a form, which shows it on the page."""
    if request.headers.get("X-Requested-With") != AJAX:
        return None
    return HttpResponse(wording.say(refusal), status=refusal.status, content_type="text/plain; charset=utf-8")


def message_file(found: Conversation, sequence: int) -> HttpResponseBase:
    """Pictures and PDFs are shown, nothing else runs. Raises Refusal page_not_found (404)."""
    message = found.messages.select_related("file").filter(sequence=sequence).first()
    if message is None or message.file is None:
        raise Refusal("page_not_found", status=404)
    return file_response(message.file, inline=True)


def transcript_file(found: Conversation) -> HttpResponse:
    """To keep: UTF-8 with a mark, so that every editor shows the characters."""
    text = "\ufeff" + transcript(found, messages_after(found, 0))
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"{found.number}.txt") or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response
