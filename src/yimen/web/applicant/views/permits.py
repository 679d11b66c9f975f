"""My permits: how long each lasts, and the applications for its change and renewal."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen.cases.models import Case
from yimen.permits.acts import PERFORM
from yimen.permits.lists import own_permits, permit_for
from yimen.permits.purposes import CHANGE, RENEWAL
from yimen.web.components.permit_applications import begin, held

ON_A_PAGE = 20


@require_safe
def my_permits(request: HttpRequest) -> HttpResponse:
    """What is in force and ends first stands on top."""
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    page = Paginator(own_permits(actor), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = [held(permit_for(actor, permit.number, now), actor) for permit in page]
    return render(request, "applicant/permits.html", {"title": _("My permits"), "page": page, "held": shown})


@require_http_methods(["GET", "HEAD", "POST"])
def apply_for(request: HttpRequest, number: str, purpose: str) -> HttpResponse:
    """Begin the application; opened by its address, it leads to the permits."""
    if request.method != "POST" or purpose not in (CHANGE, RENEWAL):
        return HttpResponseRedirect(reverse("applicant:permits"))
    actor, now, journey = request.actor, request.now, request.journey  # type: ignore[attr-defined]
    draft = begin(number, purpose, actor=actor, now=now, channel=Case.Channel.ONLINE, journey=journey)
    return HttpResponseRedirect(reverse("applicant:applicant", args=[draft.id]))


@require_http_methods(["GET", "HEAD", "POST"])
def waive(request: HttpRequest, number: str) -> HttpResponse:
    """The hearing before a penalty is not wanted."""
    if request.method == "POST":
        actor, now = request.actor, request.now  # type: ignore[attr-defined]
        permit = permit_for(actor, number, now).permit
        PERFORM["waive_penalty_hearing"](permit.number, actor=actor, now=now)
        messages.success(request, _("The authority has been told that you do not want a hearing."))
    return HttpResponseRedirect(reverse("applicant:permits"))
