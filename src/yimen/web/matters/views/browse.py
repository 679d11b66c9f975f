"""The basic catalogue as anybody reads it: on any day, and one matter with its versions and the services that implement it."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen import wording
from yimen.catalogue.basic.ordering import DONE, DRAFTERS, READERS
from yimen.catalogue.matters import matter_by_code, matters_on, services_of, versions_of, with_services
from yimen.catalogue.models import Level, MatterType
from yimen.clock import parse_date, shanghai_date
from yimen.errors import Refusal
from yimen.web.components.values import Choice

ON_A_PAGE = 25
LONGEST = 100


@require_safe
def browse(request: HttpRequest) -> HttpResponse:
    """`on` is the day, today where it is left out; `q`, `type` and `level` narrow the list."""
    asked = {name: request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST] for name in ("q", "type", "level")}
    day, problem = _day(request)
    found = with_services(matters_on(day, asked["q"], asked["type"], asked["level"]))
    context: dict[str, Any] = {
        "title": _("Basic catalogue of matters"),
        "asked": asked,
        "narrowed": any(asked.values()),
        "typed": request.GET.get("on", "").replace("\x00", "").strip()[:LONGEST],
        "day": day,
        "problem": problem,
        "types": [Choice(value, str(label), value == asked["type"]) for value, label in MatterType.choices],
        "levels": [Choice(value, str(label), value == asked["level"]) for value, label in Level.choices],
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        **_may(request),
    }
    return render(request, "matters/list.html", context, status=422 if problem else 200)


@require_safe
def matter(request: HttpRequest, code: str) -> HttpResponse:
    """One matter, standing or ended."""
    found = matter_by_code(code)
    versions = versions_of(found)
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    shown = next((each for each in versions if each.valid_from <= today), versions[-1] if versions else None)
    may = _may(request)
    context: dict[str, Any] = {
        "title": shown.title if shown else found.title,
        "matter": found,
        "shown": shown,
        "coming": bool(shown and shown.valid_from > today),
        "versions": versions,
        "services": list(services_of(found)),
        "waiting": list(found.changes.exclude(status__in=DONE)) if may["may_read"] else [],
        **may,
    }
    return render(request, "matters/matter.html", context)


def _may(request: HttpRequest) -> dict[str, bool]:
    """What is offered to whoever looks; the acts decide."""
    actor = request.actor  # type: ignore[attr-defined]
    held = actor.roles if actor else frozenset()
    return {"may_draft": bool(held.intersection(DRAFTERS)), "may_read": bool(held.intersection(READERS))}


def _day(request: HttpRequest) -> tuple[date, str]:
    """The day asked for, and what is wrong with it; then today is shown."""
    today: date = shanghai_date(request.now)  # type: ignore[attr-defined]
    given = request.GET.get("on", "").replace("\x00", "").strip()[:LONGEST]
    try:
        return parse_date(given) if given else today, ""
    except Refusal as refusal:
        return today, wording.say(refusal)
