"""Sign in and out."""

from datetime import datetime

from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from yimen import wording
from yimen.accounts import limits, oidc
from yimen.accounts.models import User
from yimen.errors import Refusal
from yimen.web import starts
from yimen.web.account import signing_in
from yimen.web.addresses import safe_next


@sensitive_post_parameters("password")
@never_cache
@ensure_csrf_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def login_page(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; a wrong pair and an unknown name get the same answer, after the same time."""
    wanted = safe_next(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method != "POST":
        actor = request.actor  # type: ignore[attr-defined]
        if actor is not None and not wanted:
            return HttpResponseRedirect(starts.start_page(actor))
        return _form(request, wanted)
    username = request.POST.get("username", "").strip().lower()[:64]
    try:
        user = check_credentials(
            request,
            username,
            request.POST.get("password", ""),
            now=request.now,  # type: ignore[attr-defined]
        )
    except Refusal as refusal:
        return _form(request, wanted, username, refusal)
    return signing_in.go_on(request, user, wanted)


def check_credentials(request: HttpRequest, username: str, password: str, *, now: datetime) -> User:
    """The account for a name and a password.

    Raises Refusal: login_missing, login_wrong (422), too_many_tries (429).
    """
    if not username or not password:
        raise Refusal("login_missing", status=422)
    address = request.address  # type: ignore[attr-defined]
    limits.take(limits.LOGIN_BY_ADDRESS, address, now)
    limits.take(limits.LOGIN_BY_NAME, username, now)
    user = authenticate(request, username=username, password=password)
    if not isinstance(user, User):
        raise Refusal("login_wrong", status=422)
    limits.forget(limits.LOGIN_BY_NAME, username)
    limits.give_back(limits.LOGIN_BY_ADDRESS, address)
    return user


@require_POST
def logout_page(request: HttpRequest) -> HttpResponse:
    """End the session; the language stays."""
    logout(request)
    return HttpResponseRedirect("/")


def _form(request: HttpRequest, wanted: str, username: str = "", refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "title": _("Sign in"),
        "next": wanted,
        "username": username,
        "provider": oidc.configured(),
        "error": wording.say(refusal) if refusal else "",
        "errors": [{"message": wording.say(refusal), "href": "#username"}] if refusal else [],
    }
    response = render(request, "account/login.html", context, status=refusal.status if refusal else 200)
    if refusal is not None and "wait_seconds" in refusal.data:
        response.headers["Retry-After"] = str(refusal.data["wait_seconds"])
    return response
