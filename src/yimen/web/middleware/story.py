"""The story of one request: its id, the journey it belongs to, the time it happened, and one line in the log.

Route and ids are written, never paths or queries: a phone number typed into a search form must not end up in a file.
"""

import re
import time
import uuid
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from yimen.telemetry import measures

log = structlog.get_logger("yimen.request")

JOURNEY_COOKIE = "yimen_journey"
JOURNEY_SECONDS = 24 * 3600
_FOREIGN_ID = re.compile(r"[A-Za-z0-9-]{8,36}")
# Asked every few seconds by machines: a line each would hide the rest.
_QUIET = frozenset({"health", "server_health", "metrics"})


class RequestStory:
    """Sets `request.id`, `request.journey` (UUID), `request.now` (aware) and `request.address` before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        request.now = timezone.now()  # type: ignore[attr-defined]
        request.id = _request_id(request)  # type: ignore[attr-defined]
        request.address = client_address(request)  # type: ignore[attr-defined]
        journey, known = _journey(request)
        request.journey = journey  # type: ignore[attr-defined]
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request.id, journey=str(journey))  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers["X-Request-ID"] = request.id  # type: ignore[attr-defined]
        if not known and _begins_a_journey(request, response):
            remember_journey(response, journey)
        _tell(request, response, time.perf_counter() - began)
        return response


def client_address(request: HttpRequest) -> str:
    """The address of the client; behind YIMEN_PROXIES own proxies the one that the outermost of them saw."""
    hops = int(settings.YIMEN_PROXIES)
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if hops and len(seen) >= hops:
        return seen[-hops][:45]
    return str(request.META.get("REMOTE_ADDR", ""))[:45]


def _request_id(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-ID", "")
    return given if _FOREIGN_ID.fullmatch(given) else str(uuid.uuid4())


def _journey(request: HttpRequest) -> tuple[uuid.UUID, bool]:
    try:
        return uuid.UUID(request.COOKIES.get(JOURNEY_COOKIE, "")), True
    except ValueError:
        return uuid.uuid4(), False


def _begins_a_journey(request: HttpRequest, response: HttpResponseBase) -> bool:
    """People's pages begin one; machines, probes and files do not."""
    html = response.headers.get("Content-Type", "").startswith("text/html")
    return html and not request.path.startswith("/api/")


def remember_journey(response: HttpResponseBase, journey: uuid.UUID) -> None:
    """What this browser does from now on belongs to this journey."""
    response.set_cookie(
        JOURNEY_COOKIE,
        str(journey),
        max_age=JOURNEY_SECONDS,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def _tell(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
    match = request.resolver_match
    route = match.route if match else "(none)"
    measures.record(request.method or "", route, response.status_code, seconds)
    if match and match.url_name in _QUIET and response.status_code < 500:
        return
    actor = getattr(request, "actor", None)
    log.info(
        "request",
        method=request.method,
        route=route,
        status=response.status_code,
        ms=round(seconds * 1000, 1),
        account=actor.who if actor else None,
    )
