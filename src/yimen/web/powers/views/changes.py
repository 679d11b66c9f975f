"""What changed in the list between two days: powers added, removed, changed, with the words that differ."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen import wording
from yimen.clock import parse_date
from yimen.errors import Refusal
from yimen.powers import lists
from yimen.powers.exporting import changes_workbook
from yimen.powers.history import PowersDiff, diff
from yimen.powers.wordwise import Difference, differences
from yimen.web.powers.reading import given, today_of
from yimen.web.powers.views.browse import XLSX

ON_A_PAGE = 20
SORTS = ("changed", "added", "removed")


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """`from` and `to`; without them the days of the last two lists. `sort`: which of the three is shown."""
    today = today_of(request)
    begun = lists.changed_days(settings.YIMEN_DISTRICT)
    first = given(request, "from", 40) or (begun[1].isoformat() if len(begun) > 1 else today.isoformat())
    last = given(request, "to", 40) or today.isoformat()
    sort = given(request, "sort")
    sort = sort if sort in SORTS else SORTS[0]
    context: dict[str, Any] = {
        "title": _("What changed in the list of powers"),
        "first": first,
        "last": last,
        "begun": begun,
        "sort": sort,
    }
    try:
        found = diff(settings.YIMEN_DISTRICT, parse_date(first), parse_date(last))
    except Refusal as refusal:
        return render(request, "powers/changes.html", context | {"problem": wording.say(refusal)}, status=422)
    page = Paginator(getattr(found, sort), ON_A_PAGE).get_page(request.GET.get("page"))
    context |= {"found": found, "page": page, "tabs": _tabs(found, sort), "rows": _rows(sort, list(page))}
    return render(request, "powers/changes.html", context)


def _tabs(found: PowersDiff, sort: str) -> list[tuple[str, str, int, bool]]:
    words = {"changed": _("Changed powers"), "added": _("Added powers"), "removed": _("Removed powers")}
    return [(name, words[name], len(getattr(found, name)), name == sort) for name in SORTS]


def _rows(sort: str, states: list[Any]) -> list[tuple[Any, list[Difference]]]:
    """Each power, and how it differs where it was changed."""
    if sort == "changed":
        return [(each.after, differences(each.before.content, each.after.content)) for each in states]
    return [(state, []) for state in states]


@require_safe
def changes_xlsx(request: HttpRequest) -> FileResponse:
    """The same as a workbook, a sheet for each kind of difference."""
    first, last = parse_date(given(request, "from", 40)), parse_date(given(request, "to", 40))
    file = changes_workbook(diff(settings.YIMEN_DISTRICT, first, last))
    return FileResponse(file, as_attachment=True, filename=f"powers-{first}-{last}.xlsx", content_type=XLSX)
