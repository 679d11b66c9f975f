"""I act for …: choose oneself or an organisation."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.web import acting
from yimen.web.addresses import safe_next


@require_http_methods(["GET", "HEAD", "POST"])
def acting_page(request: HttpRequest) -> HttpResponse:
    """The choice, for the rest of the session."""
    wanted = safe_next(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method == "POST":
        given = request.POST.get("organisation", "")
        acting.choose(request, int(given) if given.isdecimal() and len(given) < 16 else None)
        return HttpResponseRedirect(wanted or reverse("applicant:my"))
    current = acting.current(request)
    context = {
        "title": _("I act for"),
        "offered": acting.organisations(request),
        "current": current.pk if current else None,
        "next": wanted,
    }
    return render(request, "account/acting.html", context)
