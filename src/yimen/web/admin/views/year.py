"""One year, month by month."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.web.admin.forms import district
from yimen.web.components.year_calendar import year_calendar
from yimen.workdays import queries
from yimen.workdays.calendars import calendar_of


@require_safe
def year_page(request: HttpRequest, year: int) -> HttpResponse:
    """The year as the district counts it, closures included. Raises Refusal calendar_year_not_here (404)."""
    known = queries.known_years()
    if year not in known:
        raise Refusal("calendar_year_not_here", status=404, year=year)
    shown = year_calendar(calendar_of(district()), year, shanghai_date(request.now))  # type: ignore[attr-defined]
    context = {
        "title": _("Working days of %(year)s") % {"year": year},
        "count": shown,
        "before": year - 1 if year - 1 in known else None,
        "after": year + 1 if year + 1 in known else None,
    }
    return render(request, "admin/year.html", context)
