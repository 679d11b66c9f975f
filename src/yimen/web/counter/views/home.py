"""The clerk's first page: find the service a visitor needs, go on with what was begun, see what was taken in today."""

from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yimen.cases.models import Draft
from yimen.cases.queries import counts, taken_in
from yimen.catalogue import queries as catalogue
from yimen.catalogue.models import Service
from yimen.search.queries import Filters, search
from yimen.web.staff.here import today_of
from yimen.web.staff.lists import row_of

MOST_FOUND = 12
MOST_TODAY = 50


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Search results stand in the address, so that a colleague can open the same."""
    actor, today = request.actor, today_of(request)  # type: ignore[attr-defined]
    text = request.GET.get("text", "").replace("\x00", "").strip()[:100]
    context: dict[str, Any] = {
        "title": _("Counter"),
        "text": text,
        "services": _services(text, actor.agency),
        "drafts": _drafts(actor.who),
        "today": [row_of(case, today) for case in taken_in(actor, _midnight(today))[:MOST_TODAY]],
        "numbers": counts(actor, today),
    }
    return render(request, "counter/home.html", context)


def _services(text: str, agency: str | None) -> list[Service]:
    """What the words find, those that can be applied for first; without words, what most people come for."""
    if not text:
        return catalogue.popular(settings.YIMEN_DISTRICT, MOST_FOUND)
    return list(search(text, Filters(settings.YIMEN_DISTRICT, agency or ""), 0, MOST_FOUND).services)


def _drafts(who: str) -> list[Draft]:
    drafts = Draft.objects.filter(user_id=int(who), case=None, channel="counter").select_related("service")
    return list(drafts.order_by("-updated_at")[:20])


def _midnight(day: Any) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())
