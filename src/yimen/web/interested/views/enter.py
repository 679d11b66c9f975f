"""The code on the notice: typed once, sent by POST, never part of an address, which would end up in logs."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.accounts import limits
from yimen.cases.acts.open_invitation import open_invitation
from yimen.errors import Refusal
from yimen.web.components.values import Problem
from yimen.web.interested import opened


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the code; right: on to the matter, and this browser may come back."""
    if request.method != "POST":
        return _page(request)
    address = request.address  # type: ignore[attr-defined]
    try:
        limits.take(limits.INVITATION_BY_ADDRESS, address, request.now)  # type: ignore[attr-defined]
        invitation = open_invitation(request.POST.get("code", "")[:60], now=request.now)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return _page(request, refusal)
    limits.give_back(limits.INVITATION_BY_ADDRESS, address)
    response = HttpResponseRedirect(reverse("interested:matter", args=[invitation.case.number]))
    opened.remember(request, response, invitation)
    return response


def _page(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "title": _("You were told of an application that touches you"),
        "code": request.POST.get("code", "")[:60],
        "problems": [Problem(wording.say(refusal), "#field-code")] if refusal else [],
    }
    return render(request, "interested/enter.html", context, status=refusal.status if refusal else 200)
