"""Who may open a page, declared once beside its address. A test walks all addresses and finds none without."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from yimen.accounts.access import ANYONE, SIGNED_IN, Access, declare, declared, roles
from yimen.errors import Refusal
from yimen.procedure import ROLE_WORDS, Role, Words
from yimen.web.account.rescue import keep_typed
from yimen.web.addresses import page_of

__all__ = ["ANYONE", "SIGNED_IN", "Access", "declare", "declared", "guarded", "page", "roles", "to_login"]

View = Callable[..., HttpResponseBase]


def page(route: str, view: View, *, name: str, access: Access, **defaults: Any) -> URLPattern:
    """A Django `path` whose view runs only for those whom `access` names."""
    return path(route, guarded(view, access), defaults or None, name=name)


def guarded(view: View, access: Access) -> View:
    """The view behind its access: strangers are sent to sign in, the wrong role is refused by name (403)."""

    @wraps(view)
    def checked(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if not access.signed_in:
            return view(request, *arguments, **named)
        actor = request.actor  # type: ignore[attr-defined]
        if actor is None:
            return to_login(request)
        if access.roles and not actor.roles.intersection(access.roles):
            raise Refusal("page_needs_role", status=403, roles=_role_words(access.roles))
        response = view(request, *arguments, **named)
        # A page behind a login must not come back from the browser's memory after logout.
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    checked.access = access  # type: ignore[attr-defined]
    return checked


def to_login(request: HttpRequest) -> HttpResponse:
    """Send to the login, and from there back to the page; what was typed into a form is kept for after it."""
    target = f"{settings.LOGIN_URL}?{urlencode({'next': keep_typed(request) or page_of(request)})}"
    if getattr(request, "htmx", False):
        # A redirect would put the login page into the fragment's place.
        return HttpResponse(status=401, headers={"HX-Redirect": target})
    return HttpResponseRedirect(target)


def _role_words(needed: tuple[Role, ...]) -> Words:
    """The names of roles, for the sentence of a refusal."""
    words = [ROLE_WORDS[role] for role in needed]
    return Words("、".join(word.zh for word in words), ", ".join(word.en for word in words))
