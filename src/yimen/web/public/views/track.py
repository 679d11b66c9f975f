"""Follow a case by number and phone, without an account.

The phone number is sent once, by POST, and never stands in an address: addresses end up in logs. What was proven is
kept for a day in a signed cookie that only these pages get.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen import wording
from yimen.accounts import limits
from yimen.cases.models import Case
from yimen.cases.queries import dossier
from yimen.cases.queries import track as find_case
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.web.components.overdue import tell_overdue
from yimen.web.components.story import stream_of, tell
from yimen.web.components.values import Problem

COOKIE = "yimen_tracked"
KEPT_SECONDS = 24 * 3600
MOST_CASES = 20


@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Ask for number and phone; a QR code fills the number in (`?number=`)."""
    if request.method != "POST":
        return _form(request, request.GET.get("number", "")[:40])
    number, phone = (request.POST.get(name, "").strip()[:40] for name in ("number", "phone"))
    try:
        if not number or not phone:
            raise Refusal("tracking_needs_both", status=422)
        limits.take(limits.TRACK_BY_ADDRESS, request.address, request.now)  # type: ignore[attr-defined]
        case = find_case(number, phone)
    except Refusal as refusal:
        return _form(request, number, phone, refusal)
    response = HttpResponseRedirect(reverse("public:tracked", args=[case.number]))
    _remember(request, response, case.number)
    return response


@require_safe
def tracked(request: HttpRequest, number: str) -> HttpResponse:
    """The case as its applicant may see it."""
    if number not in _proven(request):
        return HttpResponseRedirect(f"{reverse('public:track')}?number={number}")
    return render(request, "public/tracked.html", _context(request, number))


@require_safe
def progress(request: HttpRequest, number: str) -> HttpResponse:
    """The part of the page that changes, for live update."""
    if number not in _proven(request):
        raise Refusal("tracking_expired", status=403)
    return render(request, "progress/template.html", _context(request, number))


def tracked_case(request: HttpRequest, number: str) -> Case | None:
    """The case, if number and phone were given in this browser; None: they must be given first.

    Raises Refusal not_tracked (404) where the case is no longer there.
    """
    if number not in _proven(request):
        return None
    return _case(number)


def _case(number: str) -> Case:
    case = Case.objects.select_related("service", "agency", "applicant").filter(number=number).first()
    if case is None:
        raise Refusal("not_tracked", status=404)
    return case


def _context(request: HttpRequest, number: str) -> dict[str, object]:
    case = _case(number)
    shown = dossier(case, shanghai_date(request.now))  # type: ignore[attr-defined]
    return {
        "title": _("Case %(number)s") % {"number": number},
        "case": case,
        "story": tell(shown),
        "overdue": tell_overdue(case, shown.as_of),
        "stream": stream_of(case),
        "clock_page": "public:tracked_clock",
        "fragment": reverse("public:tracked_progress", args=[number]),
    }


def _form(request: HttpRequest, number: str, phone: str = "", refusal: Refusal | None = None) -> HttpResponse:
    problems = []
    if refusal is not None:
        problems = [Problem(wording.say(refusal), "#field-phone" if number else "#field-number")]
    context = {"title": _("Track a case"), "number": number, "phone": phone, "problems": problems}
    return render(request, "public/track.html", context, status=refusal.status if refusal else 200)


def _proven(request: HttpRequest) -> list[str]:
    try:
        numbers = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        return []
    return [str(number) for number in numbers] if isinstance(numbers, list) else []


def _remember(request: HttpRequest, response: HttpResponse, number: str) -> None:
    numbers = [*(known for known in _proven(request) if known != number), number][-MOST_CASES:]
    response.set_cookie(
        COOKIE,
        signing.dumps(numbers, salt=COOKIE),
        max_age=KEPT_SECONDS,
        path=reverse("public:track"),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
