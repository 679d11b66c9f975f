"""The receipt: the number to keep, a QR code that leads to its progress, and what happens next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.cases.queries import case_for, dossier
from yimen.cases.queries.proof import proof_state
from yimen.clock import shanghai_date
from yimen.web.components.story import tell
from yimen.web.components.tracking_code import tracking_code


@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """However often an application was sent, there is this one receipt."""
    case = case_for(request.actor, number)  # type: ignore[attr-defined]
    shown = dossier(case, shanghai_date(request.now))  # type: ignore[attr-defined]
    context = {
        "title": _("Receipt"),
        "case": case,
        "story": tell(shown),
        "code": tracking_code(number),
        "materials": shown.materials,
        "proof": proof_state(case, shown.as_of),
    }
    return render(request, "applicant/receipt.html", context)
