"""Search the catalogue: what, whose, for whom; the whole state of the page stands in its address."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.catalogue import queries as catalogue
from yimen.catalogue.models import MatterType
from yimen.search.documents import Kind
from yimen.search.finding import DEEPEST
from yimen.search.queries import POWERS, Filters, Found, near, passages, powers
from yimen.search.queries import search as ask
from yimen.web.public.topics import TOPICS, Topic, topic_by_key

ON_A_PAGE = 20
LONGEST_QUERY = 100
MOST_PARAMETERS = 100
GIVEN = ("q", "agency", "audience", "kind", "topic", "online", "in")
NARROWING = ("agency", "audience", "kind", "topic", "online")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """An empty query lists everything, the most used first. `in=guides` shows places in guides instead of services."""
    # Whoever sends ten thousand filters gets the page of the first hundred, not a refusal.
    parameters = _first_parameters(request)
    request.GET = parameters  # type: ignore[assignment]
    given = given_in(parameters)
    topic = topic_by_key(given["topic"])
    filters = filters_of(given, topic)
    first = (_page_number(request.GET.get("page", "")) - 1) * ON_A_PAGE
    found = ask(given["q"], filters, first, ON_A_PAGE, counted=True)
    if first and not found.services and not given["in"]:  # beyond the end: the last page, as everywhere
        first = max(0, min(found.total, DEEPEST) - 1) // ON_A_PAGE * ON_A_PAGE
        found = ask(given["q"], filters, first, ON_A_PAGE, counted=True)
    context = {
        "title": _("Search: %(words)s") % {"words": given["q"]} if given["q"] else _("All services"),
        "given": given,
        "topic": topic,
        "found": found,
        "filtered": any(given[name] for name in NARROWING),
        "without_filters": _address(given, ("q", "in")),
        **_choices(found, given),
        **_results(given, filters, found, first),
    }
    return render(request, "public/search.html", context)


def _first_parameters(request: HttpRequest) -> QueryDict:
    sent = request.META.get("QUERY_STRING", "").encode("latin-1", "ignore")  # bytes as they came, see PEP 3333
    return QueryDict(b"&".join(sent.split(b"&", MOST_PARAMETERS)[:MOST_PARAMETERS]))


def given_in(parameters: QueryDict) -> dict[str, str]:
    """What the address says, cut to a length that is looked at."""
    return {name: parameters.get(name, "").replace("\x00", "").strip()[:LONGEST_QUERY] for name in GIVEN}


def filters_of(given: Mapping[str, str], topic: Topic | None) -> Filters:
    """The filters that the address names."""
    return Filters(
        settings.YIMEN_DISTRICT,
        given["agency"],
        given["audience"],
        given["kind"],
        given["online"] == "1",
        topic.words if topic else (),
    )


def _results(given: Mapping[str, str], filters: Filters, found: Found, first: int) -> dict[str, Any]:
    """One stretch of what is shown, with the pages around it, and what else there is."""
    if given["in"] == "guides":
        items, total = passages(given["q"], filters, first, ON_A_PAGE)
        return {"passages": items, "page": _page(items, total, first), "tabs": _tabs(given, found)}
    if given["in"] == "powers":
        hits, total = powers(given["q"], filters, first, ON_A_PAGE)
        shown = [(hit, _power_page(hit.code)) for hit in hits]
        return {"powers": shown, "page": _page(shown, total, first), "tabs": _tabs(given, found)}
    nothing = not found.total
    return {
        "page": _page(found.services, found.total, first),
        "tabs": _tabs(given, found),
        "instead": near(given["q"], settings.YIMEN_DISTRICT) if nothing and given["q"] else None,
        "popular": catalogue.popular(settings.YIMEN_DISTRICT, 6) if nothing else [],
    }


def _tabs(given: Mapping[str, str], found: Found) -> list[dict[str, Any]]:
    """Services, and the guides where the words stand in one; nothing where there is one kind only."""
    kinds = found.counts.kinds
    others = [
        ("guides", _("In the guides"), kinds.get(Kind.PASSAGE, 0)),
        ("powers", _("Powers and responsibilities"), sum(kinds.get(kind, 0) for kind in POWERS)),
    ]
    shown = [(name, words, number) for name, words, number in others if number or given["in"] == name]
    if not shown:
        return []
    tabs = [("", _("Services"), found.total), *shown]
    return [
        {
            "words": words,
            "number": number,
            "here": given["in"] == name,
            "address": _address({**given, "in": name}, GIVEN),
        }
        for name, words, number in tabs
    ]


def _power_page(code: str) -> str:
    """The address of a power's page; nothing where the platform shows none."""
    try:
        return reverse("powers:power", args=[code])
    except NoReverseMatch:
        return ""


def _choices(found: Found, given: Mapping[str, str]) -> dict[str, Any]:
    """What each filter offers, with how many services it leaves; without a text, all that there are."""
    agencies = list(catalogue.agencies_with_services(settings.YIMEN_DISTRICT))
    kinds = catalogue.kinds(settings.YIMEN_DISTRICT)
    audiences = [("person", _("Individuals")), ("organisation", _("Enterprises and organisations"))]
    counts = found.counts.choices
    if not counts:
        all_agencies = {agency.code: agency.services for agency in agencies}
        counts = {"agency": all_agencies, "type": {code: number for code, _label, number in kinds}}
    offered = {
        "agency": [(agency.code, agency.title) for agency in agencies],
        "kind": [(code, str(MatterType(code).label)) for code, _label, _number in kinds],
        "audience": audiences,
    }
    return {
        f"{name}_choices": _with_numbers(choices, counts.get("type" if name == "kind" else name), given[name])
        for name, choices in offered.items()
    } | {"topic_choices": [(entry.key, entry.title) for entry in TOPICS]}


def _with_numbers(
    choices: list[tuple[str, str]], numbers: Mapping[str, int] | None, chosen: str
) -> list[tuple[str, str]]:
    """Each choice with its number; those that leave nothing are not offered, unless chosen."""
    if numbers is None:
        return choices
    return [(key, f"{words} ({numbers.get(key, 0)})") for key, words in choices if numbers.get(key) or key == chosen]


def _page(items: Any, total: int, first: int) -> "Page[Any]":
    """The stretch as a page among others, as the component of pages wants it."""
    paginator = Paginator(range(min(total, DEEPEST)), ON_A_PAGE)
    page = paginator.get_page(first // ON_A_PAGE + 1)
    page.object_list = items
    return page


def _page_number(text: str) -> int:
    return min(max(int(text), 1), DEEPEST // ON_A_PAGE) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _address(given: Mapping[str, str], names: tuple[str, ...]) -> str:
    query = QueryDict(mutable=True)
    for name in names:
        if given[name]:
            query[name] = given[name]
    return f"/search?{query.urlencode()}" if query else "/search"
