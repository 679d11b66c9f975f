"""What an officer does with conversations besides answering: take, pass on, end, block, look at a phone number."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yimen.consult import acts
from yimen.consult.access import conversation_for_staff, demand_department
from yimen.consult.models import Message
from yimen.consult.telling import tell_typing
from yimen.errors import Refusal
from yimen.web.components.talking import after_of
from yimen.web.officer.views.chat import page
from yimen.web.staff import disclosure


@require_POST
def take_next(request: HttpRequest) -> HttpResponse:
    """The next one of the queue; nobody waiting is no fault, the page says so."""
    try:
        found = acts.claim_next(actor=request.actor, now=request.now)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return page(request, None, refusal)
    return _to(found.pk)


@require_POST
def claim(request: HttpRequest, number: int) -> HttpResponse:
    """A chosen one."""
    return _done(request, number, lambda: acts.claim(number, actor=request.actor, now=request.now))  # type: ignore[attr-defined]


@require_POST
def transfer(request: HttpRequest, number: int) -> HttpResponse:
    """To another department, with a reason; it is no longer on this desk then."""
    code, reason = request.POST.get("agency", "")[:40], request.POST.get("reason", "")
    try:
        found = acts.transfer(number, code, reason, actor=request.actor, now=request.now)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return page(request, conversation_for_staff(number, request.actor), refusal)  # type: ignore[attr-defined]
    told = {"number": found.number, "agency": found.agency.title}
    messages.success(request, _("%(number)s was passed on to %(agency)s.") % told)
    return HttpResponseRedirect(reverse("officer:chats"))


@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """It is answered."""
    return _done(request, number, lambda: acts.close_by_officer(number, actor=request.actor, now=request.now))  # type: ignore[attr-defined]


@require_POST
def block(request: HttpRequest, number: int) -> HttpResponse:
    """Keep the visitor away for some days, with a reason."""
    given = request.POST.get("days", "")
    days = int(given) if given.isdecimal() and len(given) < 4 else 0
    return _done(
        request,
        number,
        lambda: acts.block_visitor(
            number,
            request.POST.get("reason", ""),
            days,
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
            network="network" in request.POST,
        ),
    )


@require_POST
def phone(request: HttpRequest, number: int) -> HttpResponse:
    """The visitor's number in clear, once; who saw it is written down before."""
    found = conversation_for_staff(number, request.actor)  # type: ignore[attr-defined]
    demand_department(found, request.actor)  # type: ignore[attr-defined]
    disclosure.record(request, found.number, ["phone"])
    return page(request, found, phone=found.phone)


@require_POST
def read(request: HttpRequest, number: int) -> HttpResponse:
    """`after`: the last message that was seen."""
    acts.mark_read_by_officer(number, after_of(request), actor=request.actor, now=request.now)  # type: ignore[attr-defined]
    return HttpResponse(status=204)


@require_POST
def typing(request: HttpRequest, number: int) -> HttpResponse:
    """The visitor is told that something comes, by whoever has it in hand."""
    found = conversation_for_staff(number, request.actor)  # type: ignore[attr-defined]
    if str(found.officer_id) == request.actor.who:  # type: ignore[attr-defined]
        tell_typing(found, Message.Author.OFFICER)
    return HttpResponse(status=204)


def _done(request: HttpRequest, number: int, act: Callable[[], object]) -> HttpResponse:
    """Do it and show the conversation; refused: the same with the reason on top."""
    try:
        act()
    except Refusal as refusal:
        if refusal.status == 404:
            raise
        return page(request, conversation_for_staff(number, request.actor), refusal)  # type: ignore[attr-defined]
    return _to(number)


def _to(number: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("officer:chat", args=[number]))
