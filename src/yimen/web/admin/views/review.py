"""Review a year that somebody else has loaded: compare it with the paper, then approve or reject it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.clock import shanghai_date, with_notice
from yimen.errors import Refusal
from yimen.web.admin.forms import administrator, district, errors, problems
from yimen.web.components.year_calendar import year_calendar
from yimen.workdays import queries
from yimen.workdays.acts.review_year import review_year
from yimen.workdays.calendars import calendar_of
from yimen.workdays.models import PublishedYear


@require_http_methods(["GET", "HEAD", "POST"])
def review_page(request: HttpRequest, year: int) -> HttpResponse:
    """The year as it would be; sent: approved or rejected. Raises Refusal calendar_nothing_to_review (404)."""
    row = next((row for row in queries.waiting() if row.year == year), None)
    if row is None:
        raise Refusal("calendar_nothing_to_review", status=404, year=year)
    if request.method != "POST":
        return _form(request, row)
    approved = request.POST.get("verdict") == "approve"
    try:
        review_year(
            year,
            approved=approved,
            by=administrator(request),
            now=request.now,  # type: ignore[attr-defined]
            note=request.POST.get("note", ""),
        )
    except Refusal as refusal:
        if refusal.status == 404:
            raise
        return _form(request, row, refusal)
    told = {"year": year}
    done = _("%(year)s is approved. Running cases are being counted anew.") if approved else _("%(year)s is rejected.")
    messages.success(request, done % told)
    return HttpResponseRedirect(reverse("admin:calendar"))


def _form(request: HttpRequest, row: PublishedYear, refusal: Refusal | None = None) -> HttpResponse:
    found, notice = problems(refusal, "note"), row.notice
    calendar = with_notice(calendar_of(district()), notice)
    context = {
        "title": _("Review %(year)s") % {"year": row.year},
        "row": row,
        "notice": notice,
        "own": row.loaded_by_id == administrator(request).pk,
        "count": year_calendar(calendar, row.year, shanghai_date(request.now)),  # type: ignore[attr-defined]
        "note": request.POST.get("note", ""),
        "problems": found,
        "errors": errors(found),
    }
    return render(request, "admin/review.html", context, status=refusal.status if refusal else 200)
