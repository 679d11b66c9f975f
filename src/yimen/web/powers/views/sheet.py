"""A sheet of a department: its changed lines with what they change, remarks and answers, and its steps."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen import wording
from yimen.errors import Refusal
from yimen.powers.acts import (
    accept_sheet,
    answer_remark,
    hand_in,
    remark_line,
    return_sheet,
    review_as_legal_office,
    review_as_reform_office,
)
from yimen.powers.combing import DRAFTERS, demand_drafting, demand_remarking, possible_moves
from yimen.powers.commons import town_of
from yimen.powers.demands import demanded_of
from yimen.powers.models import LineAction, Sheet
from yimen.powers.sheets import standing
from yimen.powers.work import compared, kept, own_sheet, remarks_of, sheet_for
from yimen.web.powers.reading import given

ON_A_PAGE, KEPT_ON_A_PAGE = 20, 50
SORTS = ("changes", *LineAction.values, "kept")
ACTS: dict[str, Callable[..., Any]] = {
    "hand_in": hand_in,
    "legal": review_as_legal_office,
    "reform": review_as_reform_office,
    "accept": accept_sheet,
    "return": return_sheet,
}


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """The sheet of the reader's department in the last round; a town has the common list instead."""
    found = own_sheet(request.actor)  # type: ignore[attr-defined]
    if found is None:
        town = town_of(request.actor)  # type: ignore[attr-defined]
        if town is not None:
            return HttpResponseRedirect(reverse("powers:town", args=[town.code]))
        return render(request, "powers/no_sheet.html", {"title": _("Powers of the department")})
    return HttpResponseRedirect(reverse("sheets:sheet", args=[found.pk]))


@require_safe
def sheet(request: HttpRequest, number: int) -> HttpResponse:
    """`sort`: which lines are shown."""
    return show(request, number)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Take a step and come back; refused: the page with the reason on top."""
    found = sheet_for(request.actor, number)  # type: ignore[attr-defined]
    if request.method != "POST":
        return back(request, found)
    if name not in ACTS:
        raise Refusal("sheet_not_found", status=404)
    remark = _typed(request, "remark")
    try:
        ACTS[name](found.pk, actor=request.actor, now=request.now, remark=remark)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return show(request, number, wording.say(refusal), refusal.status)
    messages.success(request, _("Done: %(act)s.") % {"act": move_word(name)})
    return back(request, found)


@require_POST
def remark(request: HttpRequest, number: int) -> HttpResponse:
    """Remark on one line."""
    found = sheet_for(request.actor, number)  # type: ignore[attr-defined]
    code = _typed(request, "code")
    try:
        remark_line(
            found.pk,
            code,
            _typed(request, "text"),
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
        )
    except Refusal as refusal:
        return show(request, number, wording.say(refusal), refusal.status)
    return back(request, found, f"#line-{code}")


@require_POST
def answer(request: HttpRequest, number: int, remark_id: int) -> HttpResponse:
    """Answer one remark."""
    found = sheet_for(request.actor, number)  # type: ignore[attr-defined]
    try:
        answered = answer_remark(
            found.pk,
            remark_id,
            _typed(request, "answer"),
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
        )
    except Refusal as refusal:
        return show(request, number, wording.say(refusal), refusal.status)
    return back(request, found, f"#line-{answered.code}")


def move_word(name: str) -> str:
    """What a step is called on its button."""
    words = {
        "hand_in": _("Hand the sheet in"),
        "legal": _("Review: lawful"),
        "reform": _("Review: complete"),
        "accept": _("Accept the sheet"),
        "return": _("Send the sheet back"),
    }
    return words[name]


def back(request: HttpRequest, found: Sheet, fragment: str = "") -> HttpResponse:
    """To the sheet, among the same audience's pages."""
    return HttpResponseRedirect(reverse(f"{audience(request)}:sheet", args=[found.pk]) + fragment)


def audience(request: HttpRequest) -> str:
    """The namespace of the addresses: rounds for the offices, sheets for the departments."""
    return request.resolver_match.namespace if request.resolver_match else "sheets"


def may(request: HttpRequest, demand: Callable[..., Any], found: Sheet) -> bool:
    """Whether the rules would let this person do it now."""
    try:
        demand(standing(found), request.actor)  # type: ignore[attr-defined]
    except Refusal:
        return False
    return True


def show(request: HttpRequest, number: int, problem: str = "", status: int = 200) -> HttpResponse:
    """The page of a sheet."""
    actor = request.actor  # type: ignore[attr-defined]
    found = sheet_for(actor, number)
    sort = given(request, "sort")
    sort = sort if sort in SORTS else "changes"
    context: dict[str, Any] = {
        "title": found.agency.title if found.agency else _("Common list of towns and sub-districts"),
        "sheet": found,
        "round": found.round,
        "audience": audience(request),
        "sort": sort,
        "tabs": _tabs(found, sort),
        "steps": list(found.steps.all()),
        "demanded": demanded_of(found),
        "moves": [(name, move_word(name)) for name in possible_moves(standing(found), actor)],
        "may_draft": may(request, demand_drafting, found),
        "may_remark": may(request, demand_remarking, found),
        "department": bool(actor.roles.intersection(DRAFTERS)),
        "problem": problem,
        "typed": _typed(request, "remark"),
    }
    return render(request, "powers/sheet.html", context | _rows(request, found, sort), status=status)


def _tabs(found: Sheet, sort: str) -> list[tuple[str, str, int, bool]]:
    numbers = {name: found.lines.filter(action=name).count() for name in LineAction.values}
    numbers |= {"changes": sum(numbers.values()), "kept": kept(found).count()}
    words = {"changes": _("All changes"), "kept": _("Left as they are")} | {
        action.value: str(action.label) for action in LineAction
    }
    return [(name, words[name], numbers[name], name == sort) for name in SORTS]


def _rows(request: HttpRequest, found: Sheet, sort: str) -> dict[str, Any]:
    """One page of lines, or of powers that no line touches."""
    if sort == "kept":
        versions = Paginator(kept(found), KEPT_ON_A_PAGE).get_page(request.GET.get("page"))
        remarks = remarks_of(found, [version.power.code for version in versions])
        return {"page": versions, "kept": [(version, remarks.get(version.power.code, [])) for version in versions]}
    lines = found.lines.filter(action=sort) if sort != "changes" else found.lines.all()
    page = Paginator(lines.order_by("code"), ON_A_PAGE).get_page(request.GET.get("page"))
    return {"page": page, "lines": compared(found, list(page))}


def _typed(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\x00", "").strip()[:500]
