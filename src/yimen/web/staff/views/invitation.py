"""The code of a third party, on a sheet to print: made, shown once, and kept nowhere (行政许可法 36, 47)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.cases.acts.invite import invite
from yimen.cases.queries import case_for, dossier
from yimen.cases.queries.invited import statement_files
from yimen.errors import Refusal
from yimen.papers.serving import file_response
from yimen.web.components.tracking_code import qr_code
from yimen.web.staff import disclosure
from yimen.web.staff.here import here, today_of


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, number: str) -> HttpResponse:
    """POST makes the code and shows the sheet; opened by its address, or loaded again, it leads to the case."""
    if request.method != "POST":
        return HttpResponseRedirect(here(request).address("case", number))
    case = case_for(request.actor, number.upper())  # type: ignore[attr-defined]
    made, code = invite(case.number, request.POST.get("party", "")[:80], actor=request.actor, now=request.now)  # type: ignore[attr-defined]
    disclosure.record(request, case.number, ("third_party",), _("Notice with a code"))
    shown = dossier(case, today_of(request))
    told = next(event for event in shown.events if made.party in event.data.get("parties", ()))
    address = settings.YIMEN_PUBLIC_URL + reverse("interested:enter")
    context = {
        "title": _("Notice to a third party"),
        "case": case,
        "name": shown.clear(made.party),
        "told": told,
        "code": code,
        "address": address,
        "drawing": qr_code(address),
        "expires": made.expires_at,
        "limits": {each.run.name: each.state.due for each in shown.clocks if each.run.ended is None},
        "back": here(request).address("case", case.number),
    }
    response = render(request, "staff/invitation.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD"])
def statement_file(request: HttpRequest, number: str, file_id: int) -> HttpResponse:
    """A file that came with a statement. Every look is written down, as with other personal data."""
    case = case_for(request.actor, number.upper())  # type: ignore[attr-defined]
    found = next((each for each in statement_files(case) if each.pk == file_id), None)
    if found is None:
        raise Refusal("material_file_not_found", status=404)
    disclosure.record(request, case.number, [f"statement:{found.sequence}"])
    return file_response(found.file, inline="download" not in request.GET)  # type: ignore[return-value]
