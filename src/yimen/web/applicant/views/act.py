"""The applicant's own acts on a case beside handing in and withdrawing: say what it means, ask, do it.

A promise, one's own views, a hearing asked for or waived, an objection to its chair: one page form for all, made from
the table of acts, in the words of the applicant.
"""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.cases.acts import PERFORM
from yimen.cases.queries import Dossier, case_for, dossier
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import ROW, ActRow, Argument
from yimen.web.components.templatetags.yimen import text
from yimen.web.components.values import Choice, FieldView, Problem

OWN = ("make_promise", "state_views", "request_hearing", "waive_hearing", "challenge_chair")


@dataclass(frozen=True)
class OwnAct:
    """One act as the applicant is offered it."""

    act: str
    title: str
    words: str


@require_http_methods(["GET", "HEAD", "POST"])
def own_act(request: HttpRequest, number: str, act: str) -> HttpResponse:
    """The page of one act; refused: the same page with the reason, and nothing typed is lost."""
    case = case_for(request.actor, number)  # type: ignore[attr-defined]
    if act not in OWN:
        raise Refusal("page_not_found", status=404)
    shown = dossier(case, shanghai_date(request.now))  # type: ignore[attr-defined]
    if request.method != "POST":
        return _page(request, shown, ROW[act])
    seen = request.POST.get("sequence", "")
    try:
        PERFORM[act](
            case.number,
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
            expected_sequence=int(seen) if seen.isdecimal() and len(seen) < 10 else None,
            idempotency_key=request.POST.get("key", "")[:80] or None,
            **_read(request, ROW[act]),
        )
    except Refusal as refusal:
        return _page(request, shown, ROW[act], refusal)
    messages.success(request, _("Done: %(act)s.") % {"act": own(act).title})
    return HttpResponseRedirect(reverse("applicant:case", args=[case.number]))


def own(act: str) -> OwnAct:
    """What an act is called on the applicant's pages, and what it means."""
    told = {
        "make_promise": (
            _("Promise in writing instead of handing in"),
            _(
                "What you promise must be kept after the grant, in the time the service sets. A promise that is not kept "
                "can cost you the licence and goes on record."
            ),
        ),
        "state_views": (
            _("State your views"),
            _("The agency must hear what you say before it decides (article 36)."),
        ),
        "request_hearing": (
            _("Ask for a hearing"),
            _(
                "The agency holds it within twenty days, free of charge, and decides on its record (articles 47 and 48)."
            ),
        ),
        "waive_hearing": (
            _("Waive the hearing"),
            _("The agency can then decide without waiting. A waiver cannot be taken back."),
        ),
        "challenge_chair": (
            _("Object to the chair of the hearing"),
            _("If the chair has an interest in the case, another must chair. The head of the agency rules on it."),
        ),
    }
    return OwnAct(act, *told[act])


def _read(request: HttpRequest, row: ActRow[Any]) -> dict[str, Any]:
    return {
        argument.name: request.POST.getlist(argument.name)
        if argument.kind == "items"
        else request.POST.get(argument.name, "")
        for argument in _asked(row)
    }


def _asked(row: ActRow[Any]) -> list[Argument]:
    """The applicant speaks for nobody else."""
    return [argument for argument in row.arguments if argument.name != "party" and argument.kind != "digests"]


def _page(request: HttpRequest, shown: Dossier, row: ActRow[Any], refusal: Refusal | None = None) -> HttpResponse:
    fields = [_field(request, shown, argument) for argument in _asked(row)]
    offered = own(row.act)
    argument = str(refusal.data.get("argument", "")) if refusal else ""
    context = {
        "title": offered.title,
        "offered": offered,
        "article": row.article,
        "case": shown.case,
        "fields": fields,
        "key": request.POST.get("key", "")[:80] or uuid4().hex,
        "problems": [Problem(wording.say(refusal), f"#field-{argument}" if argument else "")] if refusal else [],
    }
    return render(request, "applicant/act.html", context, status=refusal.status if refusal else 200)


def _field(request: HttpRequest, shown: Dossier, argument: Argument) -> FieldView:
    name = f"field-{argument.name}"
    if argument.kind == "items":
        owed, ticked = {each.item for each in shown.file.obligations}, request.POST.getlist(argument.name)
        lines = [item for item in shown.rules.promisable if item not in owed]
        choices = tuple(
            Choice(line, line, line in ticked, name if place == 0 else f"{name}-{place}")
            for place, line in enumerate(lines)
        )
        return FieldView(argument.name, _("What I promise"), name, "checkboxes", choices=choices)
    return FieldView(
        argument.name,
        text(argument.title),
        name,
        "textarea",
        value=request.POST.get(argument.name, ""),
        required=argument.required,
        attributes={"maxlength": str(argument.limit)},
    )
