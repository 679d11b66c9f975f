"""Withdraw an application: ask once more, then do it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.cases.acts.withdraw import withdraw as perform_withdraw
from yimen.cases.queries import case_for
from yimen.errors import Refusal
from yimen.web.components.values import Problem


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """The reason typed is kept when the withdrawal is refused."""
    case = case_for(request.actor, number)  # type: ignore[attr-defined]
    context = {
        "title": _("Withdraw the application"),
        "case": case,
        "reason": request.POST.get("reason", ""),
        "problems": [],
    }
    if request.method != "POST":
        return render(request, "applicant/withdraw.html", context)
    seen = request.POST.get("sequence", "")
    try:
        perform_withdraw(
            number,
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
            expected_sequence=int(seen) if seen.isdigit() else None,
            reason=str(context["reason"]),
        )
    except Refusal as refusal:
        context["problems"] = [Problem(wording.say(refusal))]
        return render(request, "applicant/withdraw.html", context, status=refusal.status)
    messages.success(request, _("Your application has been withdrawn."))
    return HttpResponseRedirect(reverse("applicant:case", args=[number]))
