"""The application form of a service: its pages and fields in order, added, moved and taken out. No scripts are needed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.catalogue import forms
from yimen.catalogue.acts import write_form
from yimen.catalogue.acts.write_part import PLAIN_FORM
from yimen.catalogue.editing import findings_of
from yimen.catalogue.forms import editing
from yimen.catalogue.forms.kinds import KINDS, kind_of
from yimen.catalogue.models import Proposal
from yimen.errors import Refusal
from yimen.web.components.conditions import rule_words
from yimen.web.components.values import Choice
from yimen.web.reform.views.writing import proposal_being_written

Form = dict[str, Any]
Step = Callable[[Form, str], Form]
STEPS: dict[str, Step] = {
    "up": lambda form, place: editing.move_field(form, place, -1),
    "down": lambda form, place: editing.move_field(form, place, 1),
    "remove": editing.remove_field,
    "page-up": lambda form, key: editing.move_page(form, key, -1),
    "page-down": lambda form, key: editing.move_page(form, key, 1),
    "page-remove": editing.remove_page,
}


def form_of(proposal: Proposal) -> Form:
    """The form as it is written so far."""
    return dict((proposal.content or {}).get("form") or PLAIN_FORM)


@require_http_methods(["GET", "HEAD", "POST"])
def form_overview(request: HttpRequest, number: int) -> HttpResponse:
    """All pages and fields. POST takes one step: "up:phone", "remove:staff.name", "page-down:contact"."""
    proposal = proposal_being_written(request, number)
    if request.method != "POST":
        return _overview(request, proposal)
    verb, _mark, place = request.POST.get("do", "").partition(":")
    if verb not in STEPS:
        return HttpResponseRedirect(reverse("reform:form", args=[proposal.pk]))
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    try:
        write_form(proposal.pk, lambda form: STEPS[verb](form, place[:130]), actor=actor, now=now)
    except Refusal as refusal:
        return _overview(request, proposal, wording.say(refusal), refusal.status)
    messages.success(request, _("Saved: %(part)s.") % {"part": _("Application form")})
    anchor = f"#page-{place}" if verb.startswith("page-") else f"#field-{place.replace('.', '-')}"
    back = reverse("reform:form", args=[proposal.pk])
    if "." in place:
        back = reverse("reform:form_field", args=[proposal.pk, place.partition(".")[0]])
    return HttpResponseRedirect(back + ("" if verb.endswith("remove") else anchor))


def _overview(request: HttpRequest, proposal: Proposal, problem: str = "", status: int = 200) -> HttpResponse:
    form = form_of(proposal)
    context = {
        "title": _("Application form"),
        "proposal": proposal,
        "pages": [(page, [field_line(form, item) for item in page.fields]) for page in pages_of(form)],
        "palette": palette(),
        "problem": problem,
        "advice": [each for each in findings_of(proposal.content, proposal.type) if each.part == "form"],
        "first": next((page.key for page in pages_of(form) if page.fields), ""),
    }
    return render(request, "reform/form.html", context, status=status)


def pages_of(form: Form) -> tuple[forms.Section, ...]:
    """The pages of a form in the current language, also those without a field."""
    return forms.sections(form, get_language())


def palette(plain: bool = False) -> list[Choice]:
    """The kinds of fields to choose from; plain: those that may stand within a group or a table."""
    return [Choice(kind.name, str(kind.title)) for kind in KINDS if kind.plain or not plain]


def field_line(form: Form, item: forms.Field, place: str = "") -> dict[str, Any]:
    """One field as the lists of the editor show it."""
    rule = item.show_when
    return {
        "place": place or item.name,
        "anchor": (place or item.name).replace(".", "-"),
        "title": item.title,
        "kind": str(kind_of(item.schema).title),
        "required": item.required and item.asks,
        "condition": rule_words(form, rule) if rule else "",
        "members": [each.title for each in item.members],
        "key": item.schema.get("x-key", ""),
        "prefill": bool(item.schema.get("x-prefill")),
        "choices": len(item.options) if item.widget in ("radio", "select", "checkboxes") else 0,
    }
