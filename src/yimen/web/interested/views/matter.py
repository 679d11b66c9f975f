"""The matter as a third party may see it: what it is about, until when something can be done, what was done, the outcome."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.cases.models import Invitation
from yimen.cases.queries import Dossier, dossier, possible_acts
from yimen.cases.queries.invited import statement_files
from yimen.cases.third_parties import actor_of, name_of
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.web.interested import opened, telling
from yimen.web.interested.views.act import OWN, own


@require_safe
def matter(request: HttpRequest, number: str) -> HttpResponse:
    """The page of one matter; without a way in: back to the code."""
    try:
        invitation = opened.invitation(request, number)
    except Refusal:
        return HttpResponseRedirect(reverse("interested:enter"))
    shown = dossier(invitation.case, shanghai_date(request.now))  # type: ignore[attr-defined]
    response = render(request, "interested/matter.html", _context(request, invitation, shown))
    response["Cache-Control"] = "private, no-store"
    return response


def _context(request: HttpRequest, invitation: Invitation, shown: Dossier) -> dict[str, object]:
    possible = possible_acts(shown, actor_of(invitation), request.now)  # type: ignore[attr-defined]
    allowed = {each.row.act for each in possible if each.allowed}
    asker = request.actor  # type: ignore[attr-defined]
    return {
        "title": _("An application that touches you: %(service)s") % {"service": shown.case.service.title},
        "case": shown.case,
        "name": name_of(invitation),
        "story": telling.tell(shown, invitation.party),
        "own_acts": [own(act) for act in OWN if act in allowed],
        "files": statement_files(shown.case, invitation.party),
        "mine": asker is not None and asker.who == str(invitation.user_id),
        "claimable": invitation.user_id is None,
    }
