"""Who asks at this browser: its account, a key in a signed cookie, and the links that were opened in it."""

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from yimen.consult.models import Conversation
from yimen.consult.visiting import Visitor

COOKIE = "yimen_asks"
PATH = "/ask/"
KEPT = timedelta(days=30)
MOST_LINKS = 20


def visitor_of(request: HttpRequest) -> Visitor:
    """The visitor of this request. A browser without the cookie has a key once `remember` has answered it."""
    actor = request.actor  # type: ignore[attr-defined]
    key, links = _kept(request)
    user = int(actor.who) if actor is not None else None
    return Visitor(user, key, frozenset(links), request.address)  # type: ignore[attr-defined]


def begin(request: HttpRequest) -> Visitor:
    """The same, with a key made now where there is none yet."""
    found = visitor_of(request)
    return found if found.browser else Visitor(found.user, str(uuid4()), found.links, found.address)


def remember(response: HttpResponseBase, visitor: Visitor, opened: Conversation | None = None) -> None:
    """Let this browser come back: to what it asked, and to a conversation whose link was opened in it."""
    links = [*sorted(visitor.links - {opened.pk if opened else 0}), *([opened.pk] if opened else [])]
    response.set_cookie(
        COOKIE,
        signing.dumps({"key": visitor.browser, "links": links[-MOST_LINKS:]}, salt=COOKIE),
        max_age=KEPT,
        path=PATH,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def forget(response: HttpResponseBase) -> None:
    """On a machine that others use too."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")


def _kept(request: HttpRequest) -> tuple[str, list[int]]:
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=KEPT)
        return str(kept["key"]), [int(each) for each in kept["links"]]
    except (signing.BadSignature, TypeError, ValueError, KeyError):
        return "", []
