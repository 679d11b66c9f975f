"""Choose how pages look: as usual, or simple (适老化: large type, high contrast, fewer choices)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from yimen.errors import Refusal
from yimen.web.account.views.language import ONE_YEAR
from yimen.web.addresses import referring_page, safe_next
from yimen.web.appearance import APPEARANCES, COOKIE


@require_POST
def choose_appearance(request: HttpRequest) -> HttpResponse:
    """Keep the choice at the browser, for strangers as for others; back to the same page.

    Raises Refusal appearance_unknown (422).
    """
    given = request.POST.get("appearance", "")
    if given not in APPEARANCES:
        raise Refusal("appearance_unknown", status=422)
    back = safe_next(request, request.POST.get("next", "")) or referring_page(request) or "/"
    response = HttpResponseRedirect(back)
    response.set_cookie(
        COOKIE, given, max_age=ONE_YEAR, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
    )
    return response
