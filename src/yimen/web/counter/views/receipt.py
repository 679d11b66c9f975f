"""The receipt that the visitor takes home."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yimen.cases.queries import case_for, dossier
from yimen.vault import mask_phone
from yimen.web.components.story import tell
from yimen.web.components.tracking_code import tracking_code
from yimen.web.staff.casefile import materials, names_of
from yimen.web.staff.here import today_of


@require_GET
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """One sheet of paper: what was handed in, where it stands, and how to follow it."""
    case = case_for(request.actor, number.upper())  # type: ignore[attr-defined]
    shown = dossier(case, today_of(request))
    context = {
        "title": _("Receipt %(number)s") % {"number": case.number},
        "case": case,
        "story": tell(shown),
        "content": shown.content,
        "materials": [material for material in materials(shown) if material.files],
        "phone": mask_phone(case.applicant.phone),
        "clerk": names_of(shown.events[:1])[shown.events[0].who] if case.channel == case.Channel.COUNTER else "",
        "code": tracking_code(case.number),
    }
    return render(request, "counter/receipt.html", context)
