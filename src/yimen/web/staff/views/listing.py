"""The list of cases: dense, filtered by its address, refreshed in place."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from yimen.cases.queries import counts, worklist
from yimen.catalogue.models import Service
from yimen.catalogue.queries import agencies_with_services
from yimen.procedure import Actor
from yimen.web.components.values import Choice
from yimen.web.staff import lists, live
from yimen.web.staff.here import here, today_of


def list_page(request: HttpRequest) -> HttpResponse:
    """The whole page, or only what changes when filters are applied or something happened (htmx)."""
    place, actor, today = here(request), request.actor, today_of(request)  # type: ignore[attr-defined]
    filters = lists.filters_of(request.GET, place.first_view)
    numbers, origin = counts(actor, today), lists.as_query(filters, place.first_view)
    whole = None if lists.narrowed(filters) else numbers[filters.view]
    page = lists.one_page(worklist(actor, filters, today), request.GET.get("page", "1"), whole=whole)
    fragment = bool(getattr(request, "htmx", False)) and request.htmx.target == "work"  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "title": _title(filters, numbers, place.list, place.first_view),
        "place": place,
        "today": today,
        "filters": filters,
        "narrowed": lists.narrowed(filters),
        "page": page,
        "rows": [lists.row_of(case, today) for case in page.object_list],
        "origin": origin,
        "address": _address(place.list, origin, page.number),
        "views": lists.views(numbers, filters.view, place.list, place.first_view),
        "tiles": lists.tiles(numbers, filters, place.list),
        "stream": live.worklist_stream(actor),
        "fragment": fragment,
        "across": actor.agency is None,
    }
    if not fragment:
        context["choices"] = _choices(actor, filters)
    response = render(request, "staff/_work.html" if fragment else "staff/list.html", context)
    patch_vary_headers(response, ["HX-Request"])
    if fragment and request.htmx.trigger == "filters":  # type: ignore[attr-defined]
        response.headers["HX-Push-Url"] = context["address"]
    return response


def _address(address: str, query: str, page: int) -> str:
    """This list without filters that say nothing."""
    parts = [part for part in (query, f"page={page}" if page > 1 else "") if part]
    return f"{address}?{'&'.join(parts)}" if parts else address


def _title(filters: lists.WorklistFilters, numbers: dict[str, int], address: str, first: str) -> str:
    shown = lists.views(numbers, filters.view, address, first)
    return next((view.title for view in shown if view.current), _("Cases"))


def _choices(actor: Actor, filters: lists.WorklistFilters) -> dict[str, list[Choice]]:
    told = {
        "colour": lists.colour_choices(),
        "state": lists.state_choices(),
        "service": _services(actor),
        "channel": lists.channel_choices(),
        "sort": lists.sort_choices(),
    }
    if actor.agency is None:
        told["agency"] = [(agency.code, agency.title) for agency in agencies_with_services(settings.YIMEN_DISTRICT)]
    return {
        name: [Choice(value, title, value == getattr(filters, name)) for value, title in values]
        for name, values in told.items()
    }


def _services(actor: Actor) -> list[tuple[str, str]]:
    services = Service.objects.filter(current__isnull=False).only("code", "name", "name_en")
    if actor.agency is not None:
        services = services.filter(agency__code=actor.agency)
    return [(service.code, service.title) for service in services.order_by("pinyin", "code")[:400]]
