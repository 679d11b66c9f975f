"""Change and renewal of a visitor's permit: find it by number or holder, begin the application with what is known."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yimen import wording
from yimen.cases.models import Case
from yimen.cases.queries import counts
from yimen.errors import Refusal
from yimen.permits.lists import permit_for, to_apply_for
from yimen.permits.purposes import CHANGE, RENEWAL
from yimen.web.components.permit_applications import Held, begin, held
from yimen.web.components.values import Problem
from yimen.web.staff import disclosure
from yimen.web.staff.here import today_of

MOST_FOUND = 10
LONGEST = 60


@require_GET
def find_permit(request: HttpRequest) -> HttpResponse:
    """Nothing is listed before something was typed: the register of all permits is no page of the counter."""
    return _page(request, request.GET.get("text", "").replace("\x00", "").strip()[:LONGEST])


@require_http_methods(["GET", "HEAD", "POST"])
def apply_for(request: HttpRequest, number: str, purpose: str) -> HttpResponse:
    """Begin the application on the intake page. Who the holder is will stand there in clear, so the look is written down."""
    if request.method != "POST" or purpose not in (CHANGE, RENEWAL):
        return HttpResponseRedirect(reverse("counter:permits"))
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    try:
        draft = begin(number, purpose, actor=actor, now=now, channel=Case.Channel.COUNTER, journey=uuid4())
    except Refusal as refusal:
        if refusal.status in (403, 404):
            raise
        return _page(request, number, refusal)
    fields = ("name", "identifier", "phone", "legal_representative", "answers")
    disclosure.record(request, draft.permit, fields, _("Application at the counter"))
    return HttpResponseRedirect(reverse("counter:intake", args=[draft.id]))


def _page(request: HttpRequest, typed: str, refusal: Refusal | None = None) -> HttpResponse:
    actor, today = request.actor, today_of(request)  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "title": _("Change or renew a permit"),
        "text": typed,
        "found": _found(request, typed) if typed else [],
        "problems": [Problem(wording.say(refusal))] if refusal else [],
        "numbers": counts(actor, today),
    }
    return render(request, "counter/permits.html", context, status=refusal.status if refusal else 200)


def _found(request: HttpRequest, typed: str) -> list[Held]:
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    listed = to_apply_for(actor, typed, today_of(request))[:MOST_FOUND]
    return [held(permit_for(actor, permit.number, now), actor) for permit in listed]
