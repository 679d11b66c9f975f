"""Choose the language of the pages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST

from yimen.accounts.models import User
from yimen.errors import Refusal
from yimen.web.addresses import referring_page, safe_next
from yimen.web.middleware.language import LANGUAGES

ONE_YEAR = 365 * 24 * 3600


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the choice at the browser and, for somebody signed in, with the account; back to the same page."""
    language = request.POST.get("language", "")
    if language not in LANGUAGES:
        raise Refusal("language_unknown", status=422)
    back = safe_next(request, request.POST.get("next", "")) or referring_page(request) or "/"
    response = HttpResponseRedirect(back)
    remember_language(response, language)
    actor = request.actor  # type: ignore[attr-defined]
    if actor is not None:
        User.objects.filter(pk=actor.who).update(language=language)
    return response


def remember_language(response: HttpResponseBase, language: str) -> None:
    """Write the language cookie."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=ONE_YEAR,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
