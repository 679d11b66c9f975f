"""The pages about the pages: all of them, the public lists, help; and the same for search engines."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.announcements.queries import shown
from yimen.catalogue.models import Service
from yimen.clock import shanghai_date
from yimen.web.public.pages import GROUPS, LISTS, all_addresses, is_there

# What a search engine has no business with: other people's matters, and the desks.
CLOSED = ("/account/", "/admin/", "/apply/", "/cases/", "/certificates/", "/counter/", "/desk/", "/interested/", "/leader/",
          "/my/", "/reform/", "/supervisor/", "/track/", "/verify/")  # fmt: skip
KEPT_SECONDS = 3600
MOST = 50_000  # of one file, by the protocol


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every public page, by group."""
    groups = [(group, group.there()) for group in GROUPS]
    return render(request, "public/site_map.html", {"title": _("All pages of this site"), "groups": groups})


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """What the district publishes."""
    return render(request, "public/lists.html", {"title": _("Public lists"), "pages": LISTS.there()})


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How it works, in the order in which one needs it."""
    return render(request, "public/help.html", {"title": _("Help"), "ask": is_there("/ask/")})


@require_safe
def sitemap_xml(request: HttpRequest) -> HttpResponse:
    """Addresses for search engines: the pages, the guides of all services open to apply, today's announcements."""
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    paths = cache.get("sitemap")
    if paths is None:
        found = Service.objects.filter(district=settings.YIMEN_DISTRICT).exclude(status__in=Service.HIDDEN)
        guides = [f"/services/{code}/" for code in found.order_by("code").values_list("code", flat=True)[:MOST]]
        news = [
            f"/announcements/{number}/" for number in shown(settings.YIMEN_DISTRICT, today).values_list("pk", flat=True)
        ]
        pages = [path for path in all_addresses() if not path.startswith(CLOSED)]
        paths = ["/", *pages, *news, *guides][:MOST]
        cache.set("sitemap", paths, KEPT_SECONDS)
    addresses = [f"{settings.YIMEN_PUBLIC_URL}{path}" for path in paths]
    return render(request, "public/sitemap.xml", {"addresses": addresses}, content_type="application/xml")


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Who may read what, and where the map lies."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), f"Sitemap: {settings.YIMEN_PUBLIC_URL}/sitemap.xml", ""]  # fmt: skip
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
