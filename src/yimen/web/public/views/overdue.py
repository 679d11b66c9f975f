"""The public list of cases past their time limit. No applicant and no case number: only what the organ answers for.

The case number is half of what tracking asks for, so the list names the supervision number instead.
"""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.clock import shanghai_date
from yimen.oversight.queries import overdue_now
from yimen.web.components.overdue import told

ROWS = 50


@require_safe
def overdue(request: HttpRequest) -> HttpResponse:
    """Every clock of the district that is overdue and still runs, the longest overdue first."""
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    found = overdue_now().filter(agency__division__startswith=settings.YIMEN_DISTRICT)
    page = Paginator(found, ROWS).get_page(request.GET.get("page", "1"))
    context = {
        "title": _("Cases past their time limit"),
        "today": today,
        "page": page,
        "rows": [told(warning, today) for warning in page.object_list],
    }
    return render(request, "public/overdue.html", context)
