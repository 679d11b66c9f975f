"""Laws as anybody reads them: found by name and rank, an article on any day, its history, and which services and powers rest on it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen import wording
from yimen.catalogue.resting import by_service, resting_on, services_by_law
from yimen.clock import parse_date, shanghai_date
from yimen.errors import Refusal
from yimen.laws import queries
from yimen.laws.amending import DRAFTERS
from yimen.laws.models import ArticleVersion, Law, Rank
from yimen.laws.texts import Change, diff, lines
from yimen.powers import resting as powers_resting
from yimen.web.components.values import Choice

ON_A_PAGE = 50
POWERS = 25
LONGEST = 40


@dataclass(frozen=True)
class Line:
    """One law of the list. services: how many services name it today."""

    law: Law
    articles: int
    services: int


@require_safe
def laws(request: HttpRequest) -> HttpResponse:
    """All laws, by rank and name."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    rank = request.GET.get("rank", "")
    rank = rank if rank in Rank.values else ""
    page = Paginator(queries.laws(text, rank), ON_A_PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    entered = queries.articles_entered([law.pk for law in found])
    services = services_by_law([law.key for law in found], shanghai_date(request.now))  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "title": _("Laws and regulations"),
        "q": text,
        "ranks": [Choice(value, str(label), value == rank) for value, label in Rank.choices],
        "page": page,
        "lines": [Line(law, entered.get(law.pk, 0), services.get(law.key, 0)) for law in found],
    }
    return render(request, "public/laws.html", context)


@require_safe
def law(request: HttpRequest, slug: str) -> HttpResponse:
    """One law with its articles of the day."""
    found = queries.law_by_slug(slug)
    day, problem = _day(request)
    versions = list(found.versions.order_by("-version"))
    context: dict[str, Any] = {
        "title": found.title,
        "law": found,
        "day": day,
        "typed": _typed(request, day),
        "problem": problem,
        "versions": versions,
        "standing": queries.standing(reversed(versions), day),
        "articles": [(version, lines(version.text)) for version in queries.articles_on(found, day)],
        "may_amend": _may_amend(request),
    }
    return render(request, "public/law.html", context, status=422 if problem else 200)


@require_safe
def article(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """One article on a day; `with` names an older version to compare it to."""
    found = queries.law_by_slug(slug)
    day, problem = _day(request)
    reading = queries.article_on(found, number, day)
    context: dict[str, Any] = {
        "title": f"{found.title} {reading.place}",
        "law": found,
        "reading": reading,
        "day": day,
        "today": shanghai_date(request.now),  # type: ignore[attr-defined]
        "typed": _typed(request, day),
        "problem": problem,
        "lines": lines(reading.version.text) if reading.version else [],
        "history": _history(reading),
        "compared": _compared(request, reading),
        "resting": by_service(resting_on(found.key, [reading.place], day)),
        "may_amend": _may_amend(request),
        **_powers(request, reading),
    }
    return render(request, "public/article.html", context, status=422 if problem else 200)


def _powers(request: HttpRequest, reading: queries.Reading) -> dict[str, Any]:
    """The powers whose own basis, or that of a responsibility or liability of theirs, names the article; a page of them."""
    key, places, day = reading.law.key, [reading.place], reading.day
    page = Paginator(powers_resting.resting_on(key, places, day), POWERS).get_page(request.GET.get("page"))
    return {"page": page, "powers": powers_resting.with_places(page.object_list, key, places, day)}


@dataclass(frozen=True)
class Wording:
    """One row of the history. compare: address of the comparison with the wording before; empty for the first."""

    version: ArticleVersion
    shown: bool
    compare: str


def _history(reading: queries.Reading) -> list[Wording]:
    rows = []
    for version in reading.history:
        older = any(each.version == version.version - 1 and each.text for each in reading.history)
        address = reverse("public:article", args=[reading.law.slug, reading.place.slug])
        compare = f"{address}?on={reading.day.isoformat()}&compare={version.version}#differences"
        rows.append(Wording(version, version == reading.version, compare if older and version.text else ""))
    return rows


@dataclass(frozen=True)
class Compared:
    """Two wordings, word by word."""

    old: ArticleVersion
    new: ArticleVersion
    pieces: list[Change]


def _compared(request: HttpRequest, reading: queries.Reading) -> Compared | None:
    given = request.GET.get("compare", "")
    by_number = {str(version.version): version for version in reading.history}
    new = by_number.get(given)
    old = by_number.get(str(new.version - 1)) if new else None
    if new is None or old is None or not (new.text and old.text):
        return None
    return Compared(old, new, diff(old.text, new.text))


def _day(request: HttpRequest) -> tuple[date, str]:
    """The day asked for, and what is wrong with it; then today is shown."""
    today: date = shanghai_date(request.now)  # type: ignore[attr-defined]
    given = request.GET.get("on", "").replace("\x00", "").strip()[:LONGEST]
    if not given:
        return today, ""
    try:
        return queries.demand_day(parse_date(given)), ""
    except Refusal as refusal:
        return today, wording.say(refusal)


def _typed(request: HttpRequest, day: date) -> str:
    return request.GET.get("on", "").replace("\x00", "").strip()[:LONGEST] or day.isoformat()


def _may_amend(request: HttpRequest) -> bool:
    actor = request.actor  # type: ignore[attr-defined]
    return bool(actor and actor.roles.intersection(DRAFTERS))
