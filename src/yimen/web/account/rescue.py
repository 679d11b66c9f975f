"""Keep what somebody typed when the session ended under their hands, and give it back after the login.

Only to the same account: a cookie, signed and unreadable to scripts, remembers who was last signed in at this browser.
A browser without it, or a stranger who signs in on it next, gets nothing.
"""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from yimen.accounts import kept_forms
from yimen.accounts.models import User
from yimen.web.addresses import page_of

COOKIE = "yimen_last_account"
COOKIE_SECONDS = int(kept_forms.KEPT_FOR.total_seconds())
_NEVER_KEPT = ("password", "csrfmiddlewaretoken", "secret", "token")


def remember_account(response: HttpResponseBase, user: User) -> None:
    """Note at the browser who signed in, so that a form can be kept for them when the session has ended."""
    response.set_signed_cookie(
        COOKIE,
        str(user.pk),
        max_age=COOKIE_SECONDS,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def keep_typed(request: HttpRequest) -> str | None:
    """Keep the form in this request; the address at which its owner finds it again, or None when nothing was kept."""
    if request.method != "POST" or (owner := _owner(request)) is None:
        return None
    fields = [(name, value) for name, values in request.POST.lists() if not _never_kept(name) for value in values]
    now = request.now  # type: ignore[attr-defined]
    form = kept_forms.keep(owner, request.get_full_path(), page_of(request), fields, now)
    return reverse("account:kept", args=[form.pk]) if form else None


def _owner(request: HttpRequest) -> User | None:
    user = getattr(request, "user", None)
    if isinstance(user, User):
        return user
    remembered = request.get_signed_cookie(COOKIE, default="", max_age=COOKIE_SECONDS)
    return User.objects.filter(pk=remembered, is_active=True).first() if remembered and remembered.isdigit() else None


def _never_kept(name: str) -> bool:
    return any(part in name.lower() for part in _NEVER_KEPT)
