"""What was handed over to a department for supervision after the grant, and taking it over."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen import wording
from yimen.errors import Refusal
from yimen.supervision.acts import take_over
from yimen.supervision.queries import VIEWS, Filters, days, hand_over_for, hand_overs, loads, numbers, row_of
from yimen.web.staff.here import today_of

ON_A_PAGE = 25


@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    """Those that wait, those that wait too long, or those taken over; for overseers by department."""
    return _show(request)


@require_http_methods(["GET", "HEAD", "POST"])
def take_page(request: HttpRequest, number: int) -> HttpResponse:
    """Take one over and go back to the list; refused: the list with the reason on top."""
    audience = _audience(request)
    kept = hand_over_for(request.actor, number)  # type: ignore[attr-defined]
    address = reverse(f"{audience}:handovers")
    if request.method != "POST":
        return HttpResponseRedirect(address)
    remark = request.POST.get("remark", "").replace("\x00", "")
    try:
        take_over(kept.pk, actor=request.actor, now=request.now, remark=remark)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return _show(request, wording.say(refusal), refusal.status)
    messages.success(request, _("Taken over for supervision: %(service)s.") % {"service": kept.case.service.title})
    return HttpResponseRedirect(address)


def _show(request: HttpRequest, problem: str = "", status: int = 200) -> HttpResponse:
    actor, today, audience = request.actor, today_of(request), _audience(request)  # type: ignore[attr-defined]
    view = request.GET.get("view", "open")
    across = actor.agency is None
    agency = request.GET.get("agency", "").replace("\x00", "")[:40] if across else ""
    filters = Filters(view if view in VIEWS else "open", agency)
    page = Paginator(hand_overs(actor, filters, today), ON_A_PAGE).get_page(request.GET.get("page"))
    counted = numbers(actor, filters, today)
    context: dict[str, Any] = {
        "title": _("Handed over for supervision"),
        "audience": audience,
        "address": reverse(f"{audience}:handovers"),
        "filters": filters,
        "page": page,
        "rows": [row_of(each, actor, today) for each in page],
        "views": [(name, words, counted[name]) for name, words in _views()],
        "across": across,
        "loads": loads(actor, today) if across else [],
        "days": days(),
        "problem": problem,
    }
    return render(request, "staff/handovers.html", context, status=status)


def _views() -> list[tuple[str, str]]:
    return [
        ("open", _("waiting")),
        ("overdue", _("overdue")),
        ("taken", _("taken over")),
        ("all", _("all")),
    ]


def _audience(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.namespace if match else "officer"
