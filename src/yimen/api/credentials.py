"""Who calls: a token in the header, or the session of somebody who is signed in at a page."""

import time
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

from yimen import clock
from yimen.accounts import limits, queries
from yimen.accounts.tokens import Scope, digest_of, plausible
from yimen.agencies.bearers import Bearer, bearer_of
from yimen.errors import Refusal

ALL_SCOPES = frozenset(scope.value for scope in Scope)
# A token is looked up again after this many seconds: so long a revoked one may still be answered by another process.
REMEMBERED = 3.0
MOST_REMEMBERED = 5000

_known: dict[str, tuple[float, Bearer]] = {}


def identify(request: HttpRequest) -> frozenset[str]:
    """Set `request.actor`; returns the scopes of the call, none for a stranger.

    Raises Refusal: token_invalid (401), csrf_missing (403), too_many_tries (429).
    """
    secret = _token(request)
    if secret is not None:
        bearer = _bearer(secret, request)
        request.actor = bearer.actor  # type: ignore[attr-defined]
        return bearer.scopes
    if request.actor is None:  # type: ignore[attr-defined]
        limits.take(limits.API_BY_ADDRESS, request.address, request.now)  # type: ignore[attr-defined]
        return frozenset()
    if request.method not in ("GET", "HEAD"):
        _require_csrf(request)
    return ALL_SCOPES


def forget() -> None:
    """Drop everything remembered about tokens."""
    _known.clear()


def _token(request: HttpRequest) -> str | None:
    given = request.META.get("HTTP_AUTHORIZATION", "")
    if not given:
        return None
    scheme, _, secret = given.partition(" ")
    # Another scheme is an attempt to sign in that fails, never a silent fall back to the session.
    return secret.strip() if scheme.lower() == "bearer" else ""


def _bearer(secret: str, request: HttpRequest) -> Bearer:
    now: datetime = request.now  # type: ignore[attr-defined]
    digest, clock_now = digest_of(secret), time.monotonic()
    seen, bearer = _known.get(digest, (0.0, None))
    if bearer is not None and clock_now - seen < REMEMBERED and now < bearer.expires_at:
        return bearer
    bearer = bearer_of(digest, now) if plausible(secret) else None
    if bearer is None:
        _known.pop(digest, None)
        limits.take(limits.API_BY_ADDRESS, request.address, now)  # type: ignore[attr-defined]
        raise Refusal("token_invalid", status=401)
    if bearer.last_used_on != (today := clock.shanghai_date(now)):
        queries.note_use(bearer.token_id, today)
    if len(_known) >= MOST_REMEMBERED:
        _known.clear()
    _known[digest] = (clock_now, bearer)
    return bearer


def _let_in(request: HttpRequest) -> HttpResponse:
    """What Django's guard stands before; it is asked for its verdict only."""
    return HttpResponse()


def _require_csrf(request: HttpRequest) -> None:
    guard = CsrfViewMiddleware(_let_in)
    request.csrf_processing_done = False  # type: ignore[attr-defined]
    guard.process_request(request)
    if guard.process_view(request, _let_in, (), {}) is not None:
        raise Refusal("csrf_missing", status=403)
