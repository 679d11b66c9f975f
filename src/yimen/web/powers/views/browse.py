"""The list of powers, by department, kind and law, as it stands or stood on any day; and the laws it rests on."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen import wording
from yimen.agencies.queries import departments
from yimen.errors import Refusal
from yimen.powers import lists
from yimen.powers.exporting import list_workbook
from yimen.powers.lists import COMMON, Narrowing
from yimen.powers.models import KINDS
from yimen.web.components.values import Choice
from yimen.web.powers.reading import day_of, given, narrowing_of, today_of

ON_A_PAGE = 40
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def browse(request: HttpRequest) -> HttpResponse:
    """One page of the list. The address holds the whole state."""
    narrowing, today = narrowing_of(request), today_of(request)
    context: dict[str, Any] = {
        "title": _("Powers and responsibilities"),
        "narrowing": narrowing,
        "narrowed": narrowing != Narrowing(),
        "typed": given(request, "on", 40),
        "today": today,
        "agencies": _agencies(narrowing),
        "kinds": [Choice(kind.value, str(kind.label), kind.value == narrowing.kind) for kind in KINDS],
    }
    try:
        day = day_of(request)
        found = lists.powers(settings.YIMEN_DISTRICT, day, narrowing)
    except Refusal as refusal:
        return render(request, "powers/list.html", context | {"problem": wording.say(refusal)}, status=422)
    context |= {"day": day, "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))}
    return render(request, "powers/list.html", context)


def _agencies(narrowing: Narrowing) -> list[Choice]:
    rows = [(agency.code, agency.title) for agency in departments(settings.YIMEN_DISTRICT)]
    rows.append((COMMON, _("Common list of towns and sub-districts")))
    return [Choice(code, title, code == narrowing.agency) for code, title in rows]


@require_safe
def list_xlsx(request: HttpRequest) -> FileResponse:
    """What the page shows, whole, as a workbook, with the responsibilities of these powers."""
    day, narrowing = day_of(request), narrowing_of(request)
    file = list_workbook(settings.YIMEN_DISTRICT, day, narrowing)
    return FileResponse(file, as_attachment=True, filename=f"powers-{day}.xlsx", content_type=XLSX)


@require_safe
def laws(request: HttpRequest) -> HttpResponse:
    """The laws that powers rest on, the most cited first."""
    day, narrowing = day_of(request), narrowing_of(request)
    context: dict[str, Any] = {
        "title": _("Powers by law"),
        "day": day,
        "narrowing": narrowing,
        "agencies": _agencies(narrowing),
        "laws": lists.laws(settings.YIMEN_DISTRICT, day, Narrowing(agency=narrowing.agency)),
    }
    return render(request, "powers/laws.html", context)
