"""The first page: search, what most people come for, topics, departments; every figure counted from records."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.catalogue.queries import agencies_with_services, counts, popular
from yimen.web.public.figures import reception
from yimen.web.public.topics import topics_with_counts

KEPT_SECONDS = 60


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The counted parts are kept for a minute: they are the same for everybody."""
    district = settings.YIMEN_DISTRICT
    key = f"home.{district}"
    parts = cache.get(key)
    if parts is None:
        parts = {
            "popular": popular(district, 8),
            "topics": topics_with_counts(district),
            "agencies": list(agencies_with_services(district)[:40]),
            "figures": counts(district),
            "reception": reception(request.now),  # type: ignore[attr-defined]
        }
        if parts["figures"]["services"]:  # an empty catalogue is being filled just now
            cache.set(key, parts, KEPT_SECONDS)
    return render(request, "public/home.html", {"title": _("Home"), **parts})
