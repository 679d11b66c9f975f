"""Answers to what goes wrong: calm words, the article if the law refused, and a way on. JSON for machines.

Nothing here may fail itself: when even the page cannot be made (no database, no templates), plain text is sent.
"""

from dataclasses import dataclass
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from yimen import wording
from yimen.errors import Refusal
from yimen.web import starts
from yimen.web.account.rescue import keep_typed
from yimen.web.addresses import referring_page

log = structlog.get_logger("yimen.failures")

PLAIN = (
    "平台暂时无法处理您的请求，请稍后再试。您已提交的内容不会丢失。\n"  # both languages: no catalogue may be at hand
    "The platform cannot answer just now. Please try again in a moment. Nothing you have handed in is lost.\n"
)


@dataclass(frozen=True)
class Way:
    """One way on from a failure: where to, and what the link says."""

    href: str
    label: str


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The answer to a refusal, with its status: JSON under /api/ or when asked for, a page otherwise."""
    log.info("refused", code=refusal.code, status=refusal.status)
    message = wording.say(refusal)
    if _wants_json(request):
        body = {"code": refusal.code, "message": message, "article": refusal.article, "data": _plain(refusal.data)}
        response: HttpResponse = JsonResponse(body, status=refusal.status, json_dumps_params={"ensure_ascii": False})
    else:
        response = _page(request, refusal.status, message, code=refusal.code, article=refusal.article)
    if (wait := refusal.data.get("wait_seconds")) is not None:
        response.headers["Retry-After"] = str(wait)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was opened before the last login or too long ago: nothing was done, and what was typed is kept."""
    log.info("csrf_refused", reason=reason)
    if (kept := keep_typed(request)) is not None:
        return HttpResponse(status=303, headers={"Location": kept})
    return refused(request, Refusal("page_too_old", status=403))


def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that no browser of ours sends, or a form with too much in it."""
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent)):
        return refused(request, Refusal("form_too_large", status=413))
    code = "bad_request" if isinstance(exception, BadRequest) else "bad_address"
    return refused(request, Refusal(code, status=400))


def handler403(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refused by the framework itself; ours come as refusals."""
    return refused(request, Refusal("not_allowed", status=403))


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that leads nowhere."""
    return refused(request, Refusal("page_not_found", status=404))


def handler500(request: HttpRequest) -> HttpResponse:
    """A fault of ours. The request id lets the operators find it in the log."""
    reference = getattr(request, "id", "")
    try:
        with translation.override(getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)):
            return refused(request, Refusal("our_fault", status=500, reference=reference))
    except Exception:
        log.exception("failure_page_failed")
        return HttpResponse(f"{PLAIN}{reference}\n", status=500, content_type="text/plain; charset=utf-8")


def _page(request: HttpRequest, status: int, message: str, *, code: str, article: str | None) -> HttpResponse:
    context = {"title": _title(status), "message": message, "article": article, "code": code}
    text = render_to_string("account/failure.html", context | {"ways": _ways(request, status)}, request)
    response = HttpResponse(text, status=status)
    # A fragment that fails becomes the whole page, so that the words are read.
    response.headers["HX-Retarget"] = "body"
    response.headers["HX-Reswap"] = "innerHTML"
    return response


def _title(status: int) -> str:
    titles = {
        400: _("This request cannot be understood"),
        403: _("This page is not open to you"),
        404: _("There is nothing at this address"),
        413: _("This is too large"),
        422: _("Something in the form is not right"),
        429: _("Please wait a little"),
        500: _("A fault of ours"),
    }
    return titles.get(status, _("This is not possible now"))


def _ways(request: HttpRequest, status: int) -> list[Way]:
    actor = getattr(request, "actor", None)
    ways = []
    if status in (409, 413, 422) and (back := referring_page(request)):
        ways.append(Way(back, _("Back to the page as it stands now")))
    if actor is not None:
        ways.append(Way(starts.start_page(actor), _("Your start page")))
    elif status == 403:
        ways.append(Way(settings.LOGIN_URL, _("Sign in")))
    if status == 404:
        ways.append(Way("/search", _("Search all services")))
    ways.append(Way("/", _("Home page")))
    return ways


def _wants_json(request: HttpRequest) -> bool:
    if request.path.startswith("/api/"):
        return True
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """Values as JSON can carry them: what is not a number or text is sent as its text."""
    carried = (str, int, float, bool, type(None), list, dict)
    return {name: value if isinstance(value, carried) else str(value) for name, value in data.items()}
