"""The first page: search, news, what most people and firms come for, topics, departments; every figure counted from records."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.announcements.queries import shown
from yimen.catalogue.queries import agencies_with_services, counts, popular
from yimen.clock import shanghai_date
from yimen.web.appearance import is_simple
from yimen.web.public.figures import reception
from yimen.web.public.pages import is_there
from yimen.web.public.topics import topics_with_counts

KEPT_SECONDS = 60
NEWS = 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The counted parts are kept for a minute: they are the same for everybody. News are asked for each time."""
    district, now = settings.YIMEN_DISTRICT, request.now  # type: ignore[attr-defined]
    key = f"home.{district}"
    parts = cache.get(key)
    if parts is None:
        parts = {
            "popular": popular(district, 4),
            "persons": popular(district, 6, "person"),
            "firms": popular(district, 6, "organisation"),
            "topics": topics_with_counts(district),
            "agencies": list(agencies_with_services(district)[:40]),
            "figures": counts(district),
            "reception": reception(now),
        }
        if parts["figures"]["services"]:  # an empty catalogue is being filled just now
            cache.set(key, parts, KEPT_SECONDS)
    context = {
        "title": _("Home"),
        "news": list(shown(district, shanghai_date(now))[:NEWS]),
        "bundles": is_there("/bundles/"),
        "ask": is_there("/ask/"),
        **parts,
    }
    return render(request, "public/home_simple.html" if is_simple(request) else "public/home.html", context)
