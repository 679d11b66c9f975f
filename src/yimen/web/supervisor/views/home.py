"""Where time limits are at risk, by department, and the cases that are already late."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yimen.cases.queries import WorklistFilters, counts, worklist
from yimen.cases.queries.figures import loads
from yimen.web.staff import lists, live
from yimen.web.staff.here import Here, today_of

MOST_LATE = 15


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Four queries, whatever the number of cases."""
    actor, today = request.actor, today_of(request)  # type: ignore[attr-defined]
    place, numbers = Here("supervisor", "view=all&colour=overdue"), counts(actor, today)
    late = worklist(actor, WorklistFilters(view="all", colour="overdue"), today)[:MOST_LATE]
    departments = loads(actor, today)
    context: dict[str, Any] = {
        "title": _("Time limits of all departments"),
        "place": place,
        "today": today,
        "departments": departments,
        "most": max((load.open for load in departments), default=1),
        "late": [lists.row_of(case, today) for case in late],
        "numbers": numbers,
        "tiles": lists.tiles(numbers, WorklistFilters(view="all"), reverse("supervisor:list")),
        "views": lists.views(numbers, "", reverse("supervisor:list"), "all"),
        "stream": live.worklist_stream(actor),
    }
    fragment = bool(getattr(request, "htmx", False)) and request.htmx.target == "oversight"  # type: ignore[attr-defined]
    return render(
        request, "supervisor/_oversight.html" if fragment else "supervisor/home.html", context | {"fragment": fragment}
    )
