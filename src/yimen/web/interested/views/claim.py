"""Take the matter over into the account one is signed in with."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.cases.acts.claim_invitation import claim_invitation
from yimen.errors import Refusal
from yimen.web.interested import opened


@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, number: str) -> HttpResponse:
    """Only what this browser has opened can be taken over. Opened by its address, after signing in: on to the matter."""
    target = HttpResponseRedirect(reverse("interested:matter", args=[number]))
    if request.method != "POST":
        return target
    invitation = opened.invitation(request, number)
    try:
        claim_invitation(invitation.pk, actor=request.actor, now=request.now)  # type: ignore[attr-defined]
    except Refusal as refusal:
        messages.error(request, wording.say(refusal))
        return target
    messages.success(request, _("The matter now stands in your account, under “My cases”."))
    return target
