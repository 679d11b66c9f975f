"""The calendar as the district keeps it: what is known, what waits, on which days the offices are closed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.web.admin.forms import administrator, district
from yimen.workdays import queries


@require_safe
def calendar_page(request: HttpRequest) -> HttpResponse:
    """Seven queries, however many years."""
    user, counted = administrator(request), queries.recounts()
    waiting = queries.waiting()
    context = {
        "title": _("Calendar of working days"),
        "waiting": [(row, row.loaded_by_id == user.pk) for row in waiting],
        "years": queries.years(district()),
        "versions": [(row, counted.get(row.cause)) for row in queries.published() if row not in waiting],
        "closures": [(row, counted.get(row.cause)) for row in queries.closures(district())],
    }
    return render(request, "admin/calendar.html", context)
