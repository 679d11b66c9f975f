"""Announcements of the district: those of today, and one whole."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.announcements import queries
from yimen.clock import shanghai_date

ON_A_PAGE = 20


@require_safe
def announcements(request: HttpRequest) -> HttpResponse:
    """Newest first; those whose days are over are no longer here."""
    found = queries.shown(settings.YIMEN_DISTRICT, shanghai_date(request.now))  # type: ignore[attr-defined]
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "public/announcements.html", {"title": _("Announcements"), "page": page})


@require_safe
def announcement(request: HttpRequest, number: int) -> HttpResponse:
    """One of them. Raises Refusal announcement_not_found (404)."""
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    found = queries.shown_one(settings.YIMEN_DISTRICT, number, today)
    return render(request, "public/announcement.html", {"title": found.shown_title, "announcement": found})
