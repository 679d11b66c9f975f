"""The common list: which towns and sub-districts adopted it, and how it holds in one of them."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.agencies.models import Agency
from yimen.errors import Refusal
from yimen.powers import commons
from yimen.powers.acts.adopt_common_list import demand_adopter
from yimen.web.powers.reading import day_of, given

ON_A_PAGE = 50


@require_safe
def towns(request: HttpRequest) -> HttpResponse:
    """All of them."""
    day = day_of(request)
    context = {
        "title": _("Common list of towns and sub-districts"),
        "day": day,
        "towns": commons.towns(settings.YIMEN_DISTRICT, day),
    }
    return render(request, "powers/towns.html", context)


@require_safe
def town(request: HttpRequest, code: str) -> HttpResponse:
    """The list of one town; `show=exceptions` shows what is otherwise there."""
    day, only = day_of(request), given(request, "show") == "exceptions"
    found = commons.town_list(code, day)
    rows = [row for row in found.rows if row.exception or not only]
    context: dict[str, Any] = {
        "title": _("Powers of %(town)s") % {"town": found.agency.title},
        "day": day,
        "found": found,
        "only": only,
        "may_adopt": _may_adopt(request, found.agency),
        "page": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "powers/town.html", context)


def _may_adopt(request: HttpRequest, agency: Agency) -> bool:
    """Whether the form is offered; the act decides again."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor is None:
        return False
    try:
        demand_adopter(agency, actor)
    except Refusal:
        return False
    return True
