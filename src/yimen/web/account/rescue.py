"""Keep what somebody typed when the session ended under their hands, and give it back after the login.

Only to the same account: a cookie, signed and unreadable to scripts, remembers who was last signed in at this browser.
A browser without it, or a stranger who signs in on it next, gets nothing.
"""

import json
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from yimen.accounts.models import User
from yimen.errors import Refusal
from yimen.web.account.models import RescuedForm
from yimen.web.addresses import page_of

COOKIE = "yimen_last_account"
KEPT_FOR = timedelta(days=1)
MOST_CHARACTERS = 200_000
_NEVER_KEPT = ("password", "csrfmiddlewaretoken", "secret", "token")


def remember_account(response: HttpResponseBase, user: User) -> None:
    """Note at the browser who signed in, so that a form can be kept for them when the session has ended."""
    response.set_signed_cookie(
        COOKIE,
        str(user.pk),
        max_age=int(KEPT_FOR.total_seconds()),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def keep_typed(request: HttpRequest) -> str | None:
    """Keep the form in this request; the address at which its owner finds it again, or None when nothing was kept."""
    if request.method != "POST" or (owner := _owner(request)) is None:
        return None
    fields = [(name, value) for name, values in request.POST.lists() if not _never_kept(name) for value in values]
    content = json.dumps(fields, ensure_ascii=False)
    if not fields or len(content) > MOST_CHARACTERS:
        return None
    form = RescuedForm.objects.create(
        user=owner,
        address=request.get_full_path()[:500],
        page=page_of(request)[:500],
        content=content,
        created_at=request.now,  # type: ignore[attr-defined]
    )
    return reverse("account:rescued", args=[form.pk])


def kept_for(user_id: str, form_id: object, now: datetime) -> RescuedForm:
    """The kept form, for its owner only. Raises Refusal rescue_not_found (404)."""
    form = RescuedForm.objects.filter(pk=form_id, user_id=user_id, created_at__gt=now - KEPT_FOR).first()
    if form is None:
        raise Refusal("rescue_not_found", status=404)
    return form


def purge(now: datetime) -> int:
    """Remove forms that nobody came back for; returns how many."""
    return RescuedForm.objects.filter(created_at__lte=now - KEPT_FOR).delete()[0]


def _owner(request: HttpRequest) -> User | None:
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return user  # type: ignore[no-any-return]
    remembered = request.get_signed_cookie(COOKIE, default="", max_age=int(KEPT_FOR.total_seconds()))
    return User.objects.filter(pk=remembered, is_active=True).first() if remembered and remembered.isdigit() else None


def _never_kept(name: str) -> bool:
    return any(part in name.lower() for part in _NEVER_KEPT)
