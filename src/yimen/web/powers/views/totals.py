"""Powers by department and kind, counted from the rows of a day."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.agencies.models import Agency
from yimen.powers import lists
from yimen.powers.models import KINDS
from yimen.web.powers.reading import day_of


@require_safe
def totals(request: HttpRequest) -> HttpResponse:
    """The day is `on`, or today."""
    day = day_of(request)
    found = lists.totals(settings.YIMEN_DISTRICT, day)
    agencies = Agency.objects.in_bulk([row.agency for row in found.rows if row.agency])
    context: dict[str, Any] = {
        "title": _("Powers by department and kind"),
        "day": day,
        "found": found,
        "kinds": [(kind.value, str(kind.label)) for kind in KINDS],
        "rows": [
            (row, agencies[row.agency] if row.agency else None, list(zip(found.kinds, row.kinds, strict=True)))
            for row in found.rows
        ],
        "average": None if found.average is None else f"{found.average:.2f}",
        "common": sum(row.powers for row in found.rows if row.agency is None),
        "departments": sum(row.agency is not None for row in found.rows),
    }
    return render(request, "powers/totals.html", context)
