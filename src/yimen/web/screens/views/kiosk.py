"""Take a number: large choices for a kiosk, the same page on a phone that has read the hall's QR code."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen import wording
from yimen.accounts import limits
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.reception import queries
from yimen.reception.acts.take_ticket import take_ticket
from yimen.reception.models import Hall, Ticket
from yimen.web.components.values import Problem

APPOINTMENT = Ticket.Priority.APPOINTMENT


@require_safe
def halls(request: HttpRequest) -> HttpResponse:
    """The halls of the district, each with the way to a number and to its display."""
    found = queries.halls(settings.YIMEN_DISTRICT)
    return render(request, "screens/halls.html", {"title": _("Service halls"), "halls": found})


@require_http_methods(["GET", "HEAD", "POST"])
def kiosk(request: HttpRequest, code: str) -> HttpResponse:
    """The open lines with how many wait; a POST takes the next number of one."""
    hall = queries.hall_by_code(code)
    if request.method != "POST":
        return _page(request, hall)
    try:
        limits.take(limits.TICKET_BY_ADDRESS, request.address, request.now)  # type: ignore[attr-defined]
        ticket = take_ticket(
            queries.line_of(hall, request.POST.get("line", "")[:2]),
            now=request.now,  # type: ignore[attr-defined]
            channel=Ticket.Channel.PHONE if request.POST.get("from") == "phone" else Ticket.Channel.KIOSK,
            priority=request.POST.get("priority", "")[:12],
        )
    except Refusal as refusal:
        return _page(request, hall, refusal)
    return HttpResponseRedirect(reverse("screens:ticket", args=[ticket.secret]))


def _page(request: HttpRequest, hall: Hall, refusal: Refusal | None = None) -> HttpResponse:
    now = request.now  # type: ignore[attr-defined]
    waiting = queries.waiting_by_line(hall, shanghai_date(now))
    lines = [(line, waiting.get(line.pk, 0)) for line in queries.lines_of(hall)]
    context: dict[str, Any] = {
        "title": _("Take a number"),
        "hall": hall,
        "lines": lines,
        "priorities": [(value, words) for value, words in Ticket.Priority.choices if value and value != APPOINTMENT],
        "chosen": request.POST.get("priority", ""),
        "from_phone": "phone" if request.GET.get("from") == "phone" else "",
        "problems": [Problem(wording.say(refusal))] if refusal else [],
    }
    return render(request, "screens/kiosk.html", context, status=refusal.status if refusal else 200)
