"""What the windows serve on holidays: by holiday, level, place and day; the address holds the whole state."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.clock import shanghai_date
from yimen.hall import queries
from yimen.hall.models import HolidayList, HolidayService
from yimen.web.components.templatetags.yimen import day as in_words
from yimen.web.components.values import Choice

ON_A_PAGE = 50
LONGEST = 40


@require_safe
def holidays(request: HttpRequest) -> HttpResponse:
    """Without a holiday in the address: the list of the coming one, else the newest."""
    now = request.now  # type: ignore[attr-defined]
    lists = queries.published_lists(settings.YIMEN_DISTRICT)
    coming = queries.coming_holiday(settings.YIMEN_DISTRICT, now)
    shown = _chosen(lists, _given(request, "list"), coming)
    context: dict[str, Any] = {
        "title": _("Served on holidays"),
        "today": shanghai_date(now),
        "coming": coming,
        "listed": coming is not None and _of(lists, coming) is not None,
        "lists": [Choice(str(each.pk), f"{each.title} {each.year}", each == shown) for each in lists],
        "shown": shown,
    }
    if shown is not None:
        context |= _entries(request, shown, shanghai_date(now))
    return render(request, "public/holidays.html", context)


def _entries(request: HttpRequest, shown: HolidayList, today: date) -> dict[str, Any]:
    """The entries that the filters let through, page by page, and what can be chosen. Values that do not occur find nothing."""
    level, agency, day = _given(request, "level"), _given(request, "agency"), _day(_given(request, "day"))
    every = list(shown.entries.values_list("agency__code", "agency__name", "agency__name_en", "agency__order", "days"))
    days = sorted({day for row in every for day in row[4]})
    places = sorted({(row[3], row[0], _name(row[1], row[2])) for row in every})
    found = queries.entries_of(shown, agency=agency, level=level, day=day)
    served_today = [entry for entry in queries.entries_of(shown, day=today)] if today in days else []
    return {
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "narrowed": bool(level or agency or day),
        "served_today": len(served_today),
        "levels": [Choice(value, str(label), value == level) for value, label in HolidayService.Level.choices],
        "places": [Choice(code, title, code == agency) for _order, code, title in places],
        "days": [Choice(each.isoformat(), in_words(each), each == day) for each in days],
        "open_ids": {entry.pk for entry in served_today if queries.open_now(entry, request.now)},  # type: ignore[attr-defined]
    }


def _chosen(lists: list[HolidayList], given: str, coming: queries.Stretch | None) -> HolidayList | None:
    named = next((each for each in lists if str(each.pk) == given), None)
    return named or (_of(lists, coming) if coming else None) or (lists[0] if lists else None)


def _of(lists: list[HolidayList], stretch: queries.Stretch) -> HolidayList | None:
    return next((each for each in lists if (each.year, each.holiday) == (stretch.year, stretch.name.zh)), None)


def _name(chinese: str, english: str) -> str:
    return english if english and (get_language() or "").startswith("en") else chinese


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _given(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST]
