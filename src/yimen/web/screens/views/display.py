"""The display above the windows: whom they have called, who waits; numbers are spoken by the browser where it may."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.ledger.topics import stream_url
from yimen.reception import queries
from yimen.reception.acting import hall_topic


@require_safe
def display(request: HttpRequest, code: str) -> HttpResponse:
    """The whole hall, or one floor of it (`?floor=2`)."""
    return render(request, "screens/display.html", _context(request, code))


@require_safe
def display_now(request: HttpRequest, code: str) -> HttpResponse:
    """The part that changes."""
    return render(request, "screens/_display.html", _context(request, code))


def _context(request: HttpRequest, code: str) -> dict[str, Any]:
    hall, floor = queries.hall_by_code(code), request.GET.get("floor", "")
    number = int(floor) if floor.lstrip("-").isdecimal() and len(floor) <= 3 else None
    return {
        "title": _("Now calling"),
        "hall": hall,
        "shown": queries.screen(hall, request.now, number),  # type: ignore[attr-defined]
        "floor": "" if number is None else number,
        "stream": stream_url(hall_topic(hall.code)),
    }
