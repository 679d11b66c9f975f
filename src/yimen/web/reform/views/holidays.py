"""Lists of holidays in the office: all of them, one with its entries, an entry; refused: the form as it was typed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.agencies.models import Agency
from yimen.clock import parse_date, shanghai_date
from yimen.errors import Refusal
from yimen.hall import queries
from yimen.hall.acts import Entry, draft_list, drop_list, enter, publish_list, remove_entry
from yimen.hall.holidays import WEEKEND, WEEKENDS, holiday_of, is_free_weekend, stretches
from yimen.hall.models import HolidayList, HolidayService
from yimen.procedure import Role
from yimen.web.components.templatetags.yimen import day as in_words
from yimen.web.components.templatetags.yimen import text
from yimen.web.components.values import Choice
from yimen.workdays.calendars import calendar_of

ON_A_PAGE = 50
TYPED = ("agency", "service", "name", "name_en", "place", "place_en", "hours", "phone", "remark")


@require_http_methods(["GET", "HEAD", "POST"])
def holidays(request: HttpRequest) -> HttpResponse:
    """All lists; the office begins a new one here."""
    problem, status = "", 200
    if request.method == "POST":
        try:
            return _to(_begin(request))
        except Refusal as refusal:
            problem, status = wording.say(refusal), refusal.status
    lists = queries.lists_for_office(settings.YIMEN_DISTRICT)
    context: dict[str, Any] = {
        "title": _("Lists of holidays"),
        "problem": problem,
        "page": Paginator(lists, ON_A_PAGE).get_page(request.GET.get("page")),
        "office": _office(request),
        "holidays": _holidays(request),
        "sources": [
            Choice(str(each.pk), f"{each.title} {each.year}")
            for each in queries.published_lists(settings.YIMEN_DISTRICT)
        ],
    }
    return render(request, "reform/holidays.html", context, status=status)


def _begin(request: HttpRequest) -> HolidayList:
    year, _mark, holiday = request.POST.get("holiday", "").replace("\x00", "").partition(":")
    source = request.POST.get("source", "")
    return draft_list(
        settings.YIMEN_DISTRICT,
        int(year) if year.isdecimal() and len(year) == 4 else 0,
        holiday,
        actor=request.actor,  # type: ignore[attr-defined]
        now=request.now,  # type: ignore[attr-defined]
        copied=queries.list_by_id(int(source)) if source.isdecimal() and len(source) < 10 else None,
        reason=request.POST.get("reason", "").replace("\x00", ""),
    )


def _holidays(request: HttpRequest) -> list[Choice]:
    """The holidays from now on that the calendar knows, and the weekends of this year."""
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    calendar = calendar_of(settings.YIMEN_DISTRICT)
    ahead = [each for each in stretches(calendar, today, date(today.year + 1, 12, 31)) if each.last >= today]
    known = [(f"{each.year}:{each.name.zh}", f"{text(each.name)} {each.year}") for each in ahead]
    return [Choice(*pair) for pair in (*known, (f"{today.year}:{WEEKENDS}", f"{text(WEEKEND)} {today.year}"))]


@require_http_methods(["GET", "HEAD", "POST"])
def holiday_list(request: HttpRequest, number: int) -> HttpResponse:
    """One list with its entries. POST: publish, drop, begin its next version, or take an entry out."""
    found, problem, status = queries.list_by_id(number), "", 200
    if request.method == "POST":
        try:
            return _to(_done(request, found))
        except Refusal as refusal:
            problem, status = wording.say(refusal), refusal.status
    actor = request.actor  # type: ignore[attr-defined]
    agency = request.GET.get("agency", "").replace("\x00", "")[:40]
    context: dict[str, Any] = {
        "title": f"{found.title} {found.year}",
        "found": found,
        "problem": problem,
        "page": Paginator(queries.entries_of(found, agency=agency), ON_A_PAGE).get_page(request.GET.get("page")),
        "draft": found.status == HolidayList.Status.DRAFT,
        "office": _office(request),
        "own": actor.agency,
        "counted": queries.with_counts(HolidayList.objects.filter(pk=found.pk)).get(),
    }
    return render(request, "reform/holiday_list.html", context, status=status)


def _done(request: HttpRequest, found: HolidayList) -> HolidayList:
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    verb, _mark, which = request.POST.get("do", "").partition(":")
    reason = request.POST.get("reason", "").replace("\x00", "")
    acts: dict[str, Callable[[], Any]] = {
        "publish": lambda: publish_list(found.pk, actor=actor, now=now),
        "drop": lambda: drop_list(found.pk, actor=actor),
        "next": lambda: draft_list(found.district, found.year, found.holiday, actor=actor, now=now, reason=reason),
        "remove": lambda: remove_entry(found.pk, int(which) if which.isdecimal() else 0, actor=actor),
    }
    if verb not in acts:
        raise Refusal("holiday_list_not_found", status=404)
    made = acts[verb]()
    messages.success(request, _("Done."))
    return made if isinstance(made, HolidayList) else found


@require_http_methods(["GET", "HEAD", "POST"])
def holiday_entry(request: HttpRequest, number: int, which: int = 0) -> HttpResponse:
    """Enter a matter, or change its entry."""
    found = queries.list_by_id(number)
    if found.status != HolidayList.Status.DRAFT:
        raise Refusal("holiday_list_settled")
    before = found.entries.filter(pk=which).select_related("agency", "service").first() if which else None
    if which and before is None:
        raise Refusal("holiday_entry_not_found", status=404)
    if request.method != "POST":
        return _entry_form(request, found, *_as_it_stands(request, before))
    typed = {name: request.POST.get(name, "").replace("\x00", "").strip()[:500] for name in TYPED}
    days = [each[:10] for each in request.POST.getlist("days")]
    try:
        entry = Entry(days=tuple(parse_date(each) for each in days), **typed)
        enter(found.pk, entry, actor=request.actor, changed=which or None)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return _entry_form(request, found, typed, days, wording.say(refusal), refusal.status)
    messages.success(request, _("Entered."))
    return _to(found)


def _as_it_stands(request: HttpRequest, before: HolidayService | None) -> tuple[dict[str, str], list[str]]:
    if before is None:
        actor = request.actor  # type: ignore[attr-defined]
        return dict.fromkeys(TYPED, "") | {"agency": actor.agency or ""}, []
    typed = {name: str(getattr(before, name)) for name in TYPED if name not in ("agency", "service")}
    service = before.service.code if before.service else ""
    return typed | {"agency": before.agency.code, "service": service}, [day.isoformat() for day in before.days]


def _entry_form(
    request: HttpRequest,
    found: HolidayList,
    typed: dict[str, str],
    days: list[str],
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    organs = Agency.objects.filter(division__startswith=found.district)
    if not _office(request):
        organs = organs.filter(code=request.actor.agency)  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "title": _("Entry for %(holiday)s %(year)s") % {"holiday": found.title, "year": found.year},
        "found": found,
        "typed": typed,
        "problem": problem,
        "agencies": [(organ.code, organ.title) for organ in organs],
        "days": _days(found, days),
    }
    return render(request, "reform/holiday_entry.html", context, status=status)


def _days(found: HolidayList, chosen: list[str]) -> list[Choice]:
    """The days that the calendar gives this holiday."""
    calendar = calendar_of(found.district)
    if found.holiday == WEEKENDS:
        year = [date.fromordinal(date(found.year, 1, 1).toordinal() + place) for place in range(366)]
        days = [each for each in year if each.year == found.year and is_free_weekend(calendar, each)]
    else:
        stretch = holiday_of(calendar, found.year, found.holiday)
        days = list(stretch.days) if stretch else []
    return [
        Choice(each.isoformat(), in_words(each), each.isoformat() in chosen, "day" + (f"-{place}" if place else ""))
        for place, each in enumerate(days)
    ]


def _office(request: HttpRequest) -> bool:
    return Role.REFORM_OFFICE in request.actor.roles  # type: ignore[attr-defined]


def _to(found: HolidayList) -> HttpResponse:
    return HttpResponseRedirect(reverse("reform:holiday_list", args=[found.pk]))
