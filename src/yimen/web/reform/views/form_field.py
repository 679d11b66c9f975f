"""One field of the form, its condition, one page of the form: each a page with a form of its own."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.agencies.models import Agency
from yimen.agencies.queries import agencies
from yimen.catalogue import forms
from yimen.catalogue.acts import write_form
from yimen.catalogue.forms import choosing, editing
from yimen.catalogue.forms.kinds import begun, kind_by_name, kind_of
from yimen.catalogue.models import Proposal
from yimen.errors import Refusal
from yimen.web.components.conditions import rule_words
from yimen.web.components.values import FieldView
from yimen.web.reform import fieldforms
from yimen.web.reform.views.form_editor import Form, field_line, form_of, pages_of, palette
from yimen.web.reform.views.writing import proposal_being_written

WORDS = ("title", "x-title-en", "description", "x-description-en")


@require_http_methods(["GET", "HEAD", "POST"])
def form_field(request: HttpRequest, number: int, place: str) -> HttpResponse:
    """The settings of a field; "new" with ?kind= and ?page= for one that is added ("staff." adds a column to a table)."""
    proposal = proposal_being_written(request, number)
    form, new = form_of(proposal), place == "new"
    page = request.GET.get("page", "")[:130] if new else _page_of(form, place)
    rules, required = _begun(request) if new else editing.field_at(form, place)
    typed = fieldforms.typed_of(rules, required, page)
    if request.method != "POST":
        return _field_page(request, proposal, rules, typed, place)
    typed = fieldforms.typed_in(request.POST, typed)
    saved: dict[str, str] = {"place": place}

    def change(before: Form) -> Form:
        given = fieldforms.settings_in(typed, rules)
        if not new:
            return editing.change_field(before, place, given, typed["page"])
        changed, saved["place"] = editing.add_field(before, typed["page"] or page, rules, given, typed["name"])
        return changed

    try:
        write_form(proposal.pk, change, actor=request.actor, now=request.now)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return _field_page(request, proposal, rules, typed, place, refusal)
    messages.success(request, _("Saved: %(part)s.") % {"part": typed["title"]})
    return HttpResponseRedirect(_back(proposal, saved["place"], new, kind_of(rules).name))


def _begun(request: HttpRequest) -> tuple[Mapping[str, Any], bool]:
    towns = [
        {"const": town.division, "title": town.name, "x-title-en": town.name_en}
        for town in agencies(settings.YIMEN_DISTRICT).filter(kind=Agency.Kind.TOWN)
    ]
    return begun(kind_by_name(request.GET.get("kind", "")), towns), False


def _page_of(form: Form, place: str) -> str:
    name = place.partition(".")[0]
    return next((page.key for page in pages_of(form) if name in page.names), "")


def _back(proposal: Proposal, place: str, new: bool, kind: str) -> str:
    """A member leads back to its group, a new group or table to its own page, all else to the list."""
    outer, _dot, member = place.partition(".")
    if member or (new and kind == "rows"):
        return reverse("reform:form_field", args=[proposal.pk, outer])
    return reverse("reform:form", args=[proposal.pk]) + f"#field-{outer}"


def _field_page(
    request: HttpRequest,
    proposal: Proposal,
    rules: Mapping[str, Any],
    typed: fieldforms.Typed,
    place: str,
    refusal: Refusal | None = None,
) -> HttpResponse:
    form, kind, new = form_of(proposal), kind_of(rules), place == "new"
    outer = (typed["page"] if new else place).partition(".")[0]
    inside = "." in (typed["page"] if new else place)
    pages = [] if inside else [(page.key, page.title) for page in pages_of(form) if page.key != "other"]
    context: dict[str, Any] = {
        "title": str(kind.title) if new else rules.get("title", place),
        "kind": kind,
        "proposal": proposal,
        "place": place,
        "new": new,
        "inside": outer if inside else "",
        "fields": fieldforms.views(kind, typed, pages, new),
        "members": _members(form, place) if "members" in kind.sets and not new else [],
        "palette": palette(plain=True),
        "condition": _condition_words(form, place) if not inside and not new else None,
        "problem": wording.say(refusal) if refusal else "",
    }
    return render(request, "reform/form_field.html", context, status=refusal.status if refusal else 200)


def _members(form: Form, place: str) -> list[dict[str, Any]]:
    group = forms.field_of(form, place, get_language())
    return [field_line(form, each, f"{place}.{each.name}") for each in group.members]


def _condition_words(form: Form, place: str) -> str:
    rule = form["properties"].get(place, {}).get("x-show-when")
    return rule_words(form, rule) if rule else ""


@require_http_methods(["GET", "HEAD", "POST"])
def form_condition(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """When a field is asked: ticked answers of other fields. Nothing ticked: always."""
    proposal = proposal_being_written(request, number)
    form = form_of(proposal)
    rules, _required = editing.field_at(form, name)
    others = _others(form, name)
    now = choosing.ticked(rules.get("x-show-when"))
    problem, status = "", 200
    if request.method == "POST":
        try:
            now = fieldforms.ticked_in(others, request.POST)
            rule = choosing.rule_of(now, form["properties"])
            actor, moment = request.actor, request.now  # type: ignore[attr-defined]
            write_form(proposal.pk, lambda before: editing.set_condition(before, name, rule), actor=actor, now=moment)
        except Refusal as refusal:
            problem, status = wording.say(refusal), refusal.status
        else:
            messages.success(request, _("Saved: %(part)s.") % {"part": _("When it is asked")})
            return HttpResponseRedirect(reverse("reform:form_field", args=[proposal.pk, name]))
    english = (get_language() or "").startswith("en")
    given = now or choosing.Ticked("all", {})
    context = {
        "title": _("When it is asked"),
        "proposal": proposal,
        "name": name,
        "field": forms.field_of(form, name, get_language()),
        "joined": given.joined,
        "demands": fieldforms.condition_views(others, given, english),
        "words": _condition_words(form, name) if now is None else "",
        "problem": problem,
    }
    return render(request, "reform/form_condition.html", context, status=status)


def _others(form: Form, name: str) -> list[tuple[str, str, Mapping[str, Any]]]:
    """The other fields in the order of the form; without texts and what must be confirmed in any case."""
    return [
        (item.name, item.title, item.schema)
        for page in pages_of(form)
        for item in page.fields
        if item.name != name and item.asks and item.widget != "checkbox"
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def form_section(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """Title and hint of a page of the form; "new" for one more."""
    proposal = proposal_being_written(request, number)
    form = form_of(proposal)
    stored: Mapping[str, Any] = next((page for page in form.get("x-sections", ()) if page["key"] == key), {})
    if key != "new" and not stored:
        raise Refusal("form_place_unknown", status=404, place=key[:80])
    typed = {word: str(stored.get(word, "")) for word in WORDS}
    problem, status = "", 200
    if request.method == "POST":
        typed = {word: request.POST.get(word, "").replace("\x00", "").strip()[:500] for word in WORDS}
        own = "" if key == "new" else key
        actor, now = request.actor, request.now  # type: ignore[attr-defined]
        try:
            write_form(proposal.pk, lambda before: editing.write_page(before, own, typed)[0], actor=actor, now=now)
        except Refusal as refusal:
            problem, status = wording.say(refusal), refusal.status
        else:
            messages.success(request, _("Saved: %(part)s.") % {"part": typed["title"]})
            return HttpResponseRedirect(reverse("reform:form", args=[proposal.pk]) + (f"#page-{own}" if own else ""))
    titles = (_("Title, in Chinese"), _("Title, in English"), _("Hint, in Chinese"), _("Hint, in English"))
    fields = [
        FieldView(name=word, id=f"field-{word}", title=title, value=typed[word], required=word == "title")
        for word, title in zip(WORDS, titles, strict=True)
    ]
    context = {
        "title": stored.get("title") or _("New page of the form"),
        "proposal": proposal,
        "fields": fields,
        "problem": problem,
    }
    return render(request, "reform/form_section.html", context, status=status)
