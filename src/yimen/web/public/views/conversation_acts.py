"""What a visitor does with a conversation besides writing: read, type, wait no longer, end, rate, apply, keep."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from yimen.accounts import limits
from yimen.accounts.limits import Limit
from yimen.consult import acts
from yimen.consult.models import Message
from yimen.consult.telling import tell_typing
from yimen.consult.visiting import conversation_for_visitor
from yimen.web.components.talking import after_of
from yimen.web.middleware.story import remember_journey
from yimen.web.public.asking import visitor_of

TYPING = Limit("consult_typing", 200, minutes=5)


@require_POST
def read(request: HttpRequest, number: int) -> HttpResponse:
    """`after`: the last message that was seen."""
    acts.mark_read_by_visitor(number, after_of(request), visitor=visitor_of(request), now=request.now)  # type: ignore[attr-defined]
    return HttpResponse(status=204)


@require_POST
def typing(request: HttpRequest, number: int) -> HttpResponse:
    """The other side is told that something comes. Raises Refusal too_many_tries (429)."""
    found = conversation_for_visitor(number, visitor_of(request))
    limits.take(TYPING, str(number), request.now)  # type: ignore[attr-defined]
    tell_typing(found, Message.Author.VISITOR)
    return HttpResponse(status=204)


@require_POST
def wait_no_longer(request: HttpRequest, number: int) -> HttpResponse:
    """The waiting chat becomes a question."""
    acts.turn_into_question(number, visitor=visitor_of(request), now=request.now)  # type: ignore[attr-defined]
    return _back(number)


@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """The visitor knows enough; the page then asks how it was."""
    acts.close_by_visitor(number, visitor=visitor_of(request), now=request.now)  # type: ignore[attr-defined]
    return _back(number)


@require_POST
def rate(request: HttpRequest, number: int) -> HttpResponse:
    """One to five, reasons, a few words."""
    given = request.POST.get("rating", "")
    acts.rate(
        number,
        int(given) if given in ("1", "2", "3", "4", "5") else 0,
        request.POST.getlist("reasons"),
        request.POST.get("words", ""),
        visitor=visitor_of(request),
        now=request.now,  # type: ignore[attr-defined]
    )
    return _back(number)


@require_POST
def adopt(request: HttpRequest, number: int) -> HttpResponse:
    """Into the account of whoever has signed in."""
    acts.adopt(number, visitor=visitor_of(request), now=request.now)  # type: ignore[attr-defined]
    return _back(number)


@require_POST
def begin_application(request: HttpRequest, number: int) -> HttpResponse:
    """On to the application for `service`, which carries the conversation's journey on."""
    code, visitor = request.POST.get("service", "")[:80], visitor_of(request)
    found, service = acts.begin_application(number, code, visitor=visitor, now=request.now)  # type: ignore[attr-defined]
    response = HttpResponseRedirect(reverse("applicant:start", args=[service.code]))
    remember_journey(response, found.journey)
    return response


def _back(number: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("public:conversation", args=[number]))
