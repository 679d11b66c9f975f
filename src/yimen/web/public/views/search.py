"""Search the catalogue: what, whose, for whom; the whole state of the page stands in its address."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.catalogue import queries
from yimen.web.public.topics import TOPICS, topic_by_key

ON_A_PAGE = 20
LONGEST_QUERY = 100


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """An empty query lists everything, the most used first."""
    district = settings.YIMEN_DISTRICT
    given = {
        name: request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST_QUERY]
        for name in ("q", "agency", "audience", "topic", "online")
    }
    topic = topic_by_key(given["topic"])
    found = queries.search(
        given["q"],
        district,
        given["agency"] or None,
        given["audience"] or None,
        online=True if given["online"] == "1" else None,
    )
    if topic is not None:
        found = found.filter(topic.condition())
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("Search: %(words)s") % {"words": given["q"]} if given["q"] else _("All services"),
        "given": given,
        "topic": topic,
        "page": page,
        "filtered": any(given[name] for name in ("agency", "audience", "topic", "online")),
        "agency_choices": [
            (agency.code, f"{agency.title} ({agency.services})") for agency in queries.agencies_with_services(district)
        ],
        "audience_choices": [("person", _("Individuals")), ("organisation", _("Enterprises and organisations"))],
        "topic_choices": [(entry.key, entry.title) for entry in TOPICS],
        "popular": queries.popular(district, 6) if not page.paginator.count else [],
    }
    return render(request, "public/search.html", context)
