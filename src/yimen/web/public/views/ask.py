"""Begin to ask: which department or service, the question, and how it will be answered."""

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen import wording
from yimen.catalogue.models import Service
from yimen.consult.acts import Asked, ask
from yimen.consult.appending import LONGEST
from yimen.consult.desks import opening_of
from yimen.consult.opening import answered_by, is_open, opens_next
from yimen.consult.queries import may_be_asked, own_conversations, published
from yimen.consult.queries.asking import unread
from yimen.consult.visiting import Visitor, conversation_of_link
from yimen.errors import Refusal
from yimen.web.components.values import Problem
from yimen.web.public import asking
from yimen.workdays.calendars import calendar_of

_FIELDS = {
    "consult_text_missing": "text",
    "consult_text_long": "text",
    "consult_department_missing": "agency",
    "consult_phone_wrong": "phone",
}


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """GET asks; POST begins the conversation and goes to it. `service` or `agency` in the address fills in whom to ask."""
    visitor = asking.begin(request)
    refusal = None
    if request.method == "POST":
        try:
            made = ask(
                _asked(request),
                visitor=visitor,
                now=request.now,  # type: ignore[attr-defined]
                journey=request.journey,  # type: ignore[attr-defined]
                client_key=_key(request),
            )
        except Refusal as problem:
            refusal = problem
        else:
            response: HttpResponse = HttpResponseRedirect(reverse("public:conversation", args=[made.pk]))
            asking.remember(response, visitor)
            return response
    response = _page(request, visitor, refusal)
    asking.remember(response, visitor)
    return response


@require_safe
def link(request: HttpRequest, token: str) -> HttpResponse:
    """The link that was kept: this browser may read the conversation from now on. Raises consultation_not_found (404)."""
    found = conversation_of_link(token)
    response = HttpResponseRedirect(reverse("public:conversation", args=[found.pk]))
    asking.remember(response, asking.begin(request), found)
    return response


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """On a machine of others: nothing leads back to the conversations from here."""
    response = HttpResponseRedirect(reverse("public:ask"))
    asking.forget(response)
    return response


def _asked(request: HttpRequest) -> Asked:
    def told(name: str, most: int) -> str:
        return request.POST.get(name, "").replace("\x00", "")[:most]

    return Asked(
        text=told("text", 10 * LONGEST),
        agency=told("agency", 40),
        service=told("service", 80),
        name=told("name", 60),
        phone=told("phone", 30),
        language=get_language() or settings.LANGUAGE_CODE,
        later="later" in request.POST,
    )


def _key(request: HttpRequest) -> UUID:
    """The page's own key; a page without one cannot be recognised when it sends again."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


def _page(request: HttpRequest, visitor: Visitor, refusal: Refusal | None) -> HttpResponse:
    service = _service(request)
    offered = may_be_asked(settings.YIMEN_DISTRICT, request.now)  # type: ignore[attr-defined]
    problems = []
    if refusal is not None:
        field = _FIELDS.get(refusal.code, "")
        problems = [Problem(wording.say(refusal), f"#field-{field}" if field else "")]
    context = {
        "title": _("Ask a department"),
        "service": service,
        "opening": _opening(request, service) if service else None,
        "departments": offered,
        "chosen": request.POST.get("agency", request.GET.get("agency", ""))[:40],
        "told": request.POST,
        "problems": problems,
        "errors": {_FIELDS[refusal.code]: wording.say(refusal)} if refusal and refusal.code in _FIELDS else {},
        "key": request.POST.get("key") or uuid4(),
        "limit": LONGEST,
        "own": list(own_conversations(visitor).annotate(unread=unread("visitor"))[:10]),
        "questions": list(_common(service)),
    }
    response = render(request, "public/ask.html", context, status=refusal.status if refusal else 200)
    response["Cache-Control"] = "private, no-store"
    return response


def _service(request: HttpRequest) -> Service | None:
    code = request.POST.get("service", request.GET.get("service", "")).replace("\x00", "")[:80]
    return Service.objects.select_related("agency").filter(code=code).first() if code else None


def _opening(request: HttpRequest, service: Service) -> dict[str, Any]:
    """What the department of a service promises at this moment."""
    now, calendar, opening = request.now, calendar_of(service.district), opening_of(service.agency)  # type: ignore[attr-defined]
    return {
        "open": is_open(opening, calendar, now),
        "next": opens_next(opening, calendar, now),
        "by": answered_by(opening, calendar, now),
    }


def _common(service: Service | None) -> Any:
    """What others asked: about this service, or at all."""
    found = published(settings.YIMEN_DISTRICT, service=service.code if service else "")
    return found[:5]
