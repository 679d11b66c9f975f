"""The written notices of a case as signed PDF: receipt, corrections, acceptance, decision."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yimen.cases.access import insider
from yimen.cases.queries import case_for, dossier
from yimen.clock import shanghai_date
from yimen.permits.case_notices import signed_notice
from yimen.permits.notices import TITLES
from yimen.web.staff import disclosure


@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """收件凭证, the notice of the first event."""
    return notice(request, number, 1)


@require_safe
def notice(request: HttpRequest, number: str, sequence: int) -> HttpResponse:
    """The notice of one event of the case, for those who may see the case."""
    case = case_for(request.actor, number)  # type: ignore[attr-defined]
    inside, today = insider(request.actor), shanghai_date(request.now)  # type: ignore[attr-defined]
    kind, pdf = signed_notice(dossier(case, today), sequence, inside=inside)
    if inside:
        # A notice names the applicant in clear.
        disclosure.record(request, case.number, ("name",), TITLES[kind][0])
    response = HttpResponse(pdf, content_type="application/pdf")
    name = f"{TITLES[kind][0]}-{case.number}.pdf"
    response["Content-Disposition"] = content_disposition_header("download" in request.GET, name) or "inline"
    response["Cache-Control"] = "private, no-store"
    return response
