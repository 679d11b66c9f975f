"""Draft a change of the law: a new law, an amendment, a repeal. Refused: the form as it was typed, with the reason on top."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.clock import parse_date, shanghai_date
from yimen.errors import Refusal
from yimen.laws.acts import Head, draft_amendment
from yimen.laws.models import Amendment, Law, LawChange, Rank
from yimen.laws.queries import article_on, law_by_slug
from yimen.laws.texts import split_articles
from yimen.web.components.values import Choice

FIELDS = {
    "name": 300, "name_en": 300, "rank": 20, "number": 60, "issuer": 200, "whole": 5, "kind": 10, "valid_from": 10,
    "document": 300, "reason": 500, "articles": 500_000, "struck": 500,
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def law_draft(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Without a slug a new law is entered. `article` in the address fills in what it says now."""
    law = law_by_slug(slug) if slug else None
    if request.method != "POST":
        return _form(request, law, dict.fromkeys(FIELDS, "") | _begun(request, law))
    typed = {name: request.POST.get(name, "").replace("\x00", "").strip()[:most] for name, most in FIELDS.items()}
    try:
        amendment = _draft(request, law, typed)
    except Refusal as refusal:
        return _form(request, law, typed, wording.say(refusal), refusal.status)
    return HttpResponseRedirect(reverse("reform:law_change", args=[amendment.pk]))


def _draft(request: HttpRequest, law: Law | None, typed: dict[str, str]) -> Amendment:
    kind = LawChange.ENACT
    if law is not None:
        kind = LawChange.REPEAL if typed["kind"] == LawChange.REPEAL else LawChange.AMEND
    return draft_amendment(
        law,
        kind,
        actor=request.actor,  # type: ignore[attr-defined]
        now=request.now,  # type: ignore[attr-defined]
        valid_from=parse_date(typed["valid_from"]),
        document=typed["document"],
        reason=typed["reason"],
        changes=[] if kind == LawChange.REPEAL else _changes(typed),
        head=_head(typed) if law is None else None,
    )


def _changes(typed: dict[str, str]) -> list[tuple[str, str | None]]:
    written: list[tuple[str, str | None]] = list(split_articles(typed["articles"]))
    if typed["articles"] and not written:
        raise Refusal("law_article_wrong", status=422, place=typed["articles"][:20])
    struck = typed["struck"].replace("、", " ").replace("，", " ").replace(",", " ").split()
    return [*written, *((number, None) for number in struck)]


def _head(typed: dict[str, str]) -> Head:
    texts = {name: typed[name] for name in ("name", "rank", "number", "issuer", "name_en")}
    return Head(**texts, whole=typed["whole"] == "on")


def _begun(request: HttpRequest, law: Law | None) -> dict[str, str]:
    number = request.GET.get("article", "")[:20]
    if law is None or not number:
        return {}
    reading = article_on(law, number, shanghai_date(request.now))  # type: ignore[attr-defined]
    return {"articles": f"{reading.place} {reading.version.text if reading.version else ''}"}


def _form(
    request: HttpRequest, law: Law | None, typed: dict[str, str], problem: str = "", status: int = 200
) -> HttpResponse:
    kinds = (LawChange.AMEND, LawChange.REPEAL)
    context: dict[str, Any] = {
        "title": _("Change %(law)s") % {"law": law.title} if law else _("Enter a new law"),
        "law": law,
        "typed": typed,
        "problem": problem,
        "kinds": [Choice(kind.value, str(kind.label), kind.value == typed["kind"]) for kind in kinds],
        "ranks": [Choice(value, str(label), value == typed["rank"]) for value, label in Rank.choices],
    }
    return render(request, "reform/law_draft.html", context, status=status)
