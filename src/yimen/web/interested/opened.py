"""Which codes this browser has used: ids of invitations in a signed cookie that only these pages get."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from yimen.cases.models import Invitation
from yimen.cases.queries import invitation_for

COOKIE = "yimen_invited"
MOST = 20


def ids(request: HttpRequest) -> list[str]:
    """The invitations whose code was used here; none where the cookie is too old or was tampered with."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=_kept())
        return [str(UUID(each)) for each in kept]
    except (signing.BadSignature, TypeError, ValueError, AttributeError):
        return []


def remember(request: HttpRequest, response: HttpResponse, invitation: Invitation) -> None:
    """Let this browser come back without the code, which opens nothing any more."""
    known = [each for each in ids(request) if each != str(invitation.pk)]
    response.set_cookie(
        COOKIE,
        signing.dumps([*known, str(invitation.pk)][-MOST:], salt=COOKIE),
        max_age=_kept(),
        path=reverse("interested:enter"),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def invitation(request: HttpRequest, number: str) -> Invitation:
    """The invitation of the case with this number. Raises Refusal third_party_page_closed (404)."""
    return invitation_for(number.upper(), ids(request), request.actor)  # type: ignore[attr-defined]


def _kept() -> timedelta:
    return timedelta(days=settings.YIMEN_INVITATION_KEPT_DAYS)
