"""One ticket on a phone: its number, how many are before it, to which window it was called. It changes by itself."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from yimen.ledger.topics import stream_url
from yimen.reception import queries
from yimen.reception.acting import hall_topic
from yimen.reception.acts.leave import leave
from yimen.web.components.tracking_code import qr_code


@require_safe
def ticket(request: HttpRequest, secret: str) -> HttpResponse:
    """The page to keep open, or to photograph by its QR code at the kiosk."""
    return render(request, "screens/ticket.html", _context(request, secret))


@require_safe
def ticket_now(request: HttpRequest, secret: str) -> HttpResponse:
    """The part that changes."""
    return render(request, "screens/_ticket.html", _context(request, secret))


@require_POST
def give_back(request: HttpRequest, secret: str) -> HttpResponse:
    """The person does not want to wait any longer."""
    leave(secret, now=request.now)  # type: ignore[attr-defined]
    return HttpResponseRedirect(reverse("screens:ticket", args=[secret]))


def _context(request: HttpRequest, secret: str) -> dict[str, Any]:
    own = queries.own_ticket(secret, request.now)  # type: ignore[attr-defined]
    return {
        "title": _("Ticket %(number)s") % {"number": own.ticket.number},
        "ticket": own.ticket,
        "ahead": own.ahead,
        "minutes": own.minutes,
        # Whoever is called or leaves moves everybody behind: a waiting ticket hears of the whole hall.
        "stream": stream_url(hall_topic(own.ticket.hall.code)),
        "code": qr_code(settings.YIMEN_PUBLIC_URL + reverse("screens:ticket", args=[secret])),
    }
