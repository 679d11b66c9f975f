"""The count of a case's own clock, day by day: for its staff, its applicant, and whoever follows it by number and phone."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yimen.cases.access import insider
from yimen.cases.numbers import tidy
from yimen.cases.queries import Dossier, case_for, dossier, dossier_on
from yimen.clock import parse_date, shanghai_date
from yimen.web.components.case_count import case_count
from yimen.web.public.views.track import tracked_case
from yimen.web.starts import start_page


@require_safe
def case_clock(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """For those who may see the case; `as_of`: as it was counted at the end of that day."""
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    case = case_for(actor, tidy(number))
    asked = request.GET.get("as_of", "").strip()
    shown = dossier_on(case, parse_date(asked), now) if asked else dossier(case, shanghai_date(now))
    return _page(request, shown, place, back="" if insider(actor) else reverse("applicant:case", args=[case.number]))


@require_safe
def tracked_clock(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """For whoever has given number and phone in this browser."""
    case = tracked_case(request, number)
    if case is None:
        return HttpResponseRedirect(f"{reverse('public:track')}?number={number}")
    back = reverse("public:tracked", args=[number])
    return _page(request, dossier(case, shanghai_date(request.now)), place, back)  # type: ignore[attr-defined]


def _page(request: HttpRequest, shown: Dossier, place: int, back: str) -> HttpResponse:
    told = case_count(shown, place)
    context = {
        "title": told.title,
        "case": shown.case,
        "told": told,
        "count": told.count,
        "as_of": shown.as_of,
        "back": back or _staff_case(request, shown),
    }
    return render(request, "public/case_clock.html", context)


def _staff_case(request: HttpRequest, shown: Dossier) -> str:
    start = start_page(request.actor)  # type: ignore[attr-defined]
    # Leaders have no pages of cases; they go back to their figures.
    return start if start == "/leader/" else f"{start}cases/{shown.case.number}/"
