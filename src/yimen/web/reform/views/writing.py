"""A guide written part by part on pages: a form, or a table with a page a line; saved in the proposal as one goes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen import wording
from yimen.catalogue.acts import PartRefused, move_line, remove_line, write_part, write_row
from yimen.catalogue.editing import PARTS, Part, findings_of, item_parts, lines_of, part_by_name
from yimen.catalogue.elements import Element
from yimen.catalogue.handling import composed
from yimen.catalogue.models import Proposal
from yimen.catalogue.proposals import may_write, proposal_for
from yimen.clock import parse_date
from yimen.errors import Refusal
from yimen.web.components.templatetags.yimen import text
from yimen.web.reform import partforms
from yimen.web.reform.previewing import previewed

ROW = ("name", "name_en", "valid_from", "reason", "basis")


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """One part: its form, or its table. POST saves the form; on a table it takes a line out or moves it up."""
    shown, proposal = part_by_name(name), proposal_being_written(request, number)
    if shown.lines:
        return _lines(request, proposal, shown)
    if request.method != "POST":
        return _form(request, proposal, shown, partforms.typed_of(shown, _holder(proposal, shown)))
    return _save(request, proposal, shown, None)


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, number: int, name: str, place: str) -> HttpResponse:
    """One line of a list, "new" for one that is added."""
    shown, proposal = part_by_name(name), proposal_being_written(request, number)
    lines = lines_of(_holder(proposal, shown), shown.lines) if shown.lines else []
    which = int(place) if place.isdecimal() and len(place) < 5 else len(lines)
    if not shown.lines or which > len(lines):
        raise Refusal("part_not_found", status=404)
    if request.method != "POST":
        return _form(
            request, proposal, shown, partforms.typed_of(shown, lines[which] if which < len(lines) else {}), which
        )
    return _save(request, proposal, shown, which)


def _save(request: HttpRequest, proposal: Proposal, shown: Part, which: int | None) -> HttpResponse:
    typed = partforms.typed_in(shown, request.POST)
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    try:
        write_part(proposal.pk, shown.name, partforms.values_of(shown, typed), actor=actor, now=now, line=which)
    except PartRefused as refusal:
        return _form(request, proposal, shown, typed, which, refusal=refusal)
    messages.success(request, _("Saved: %(part)s.") % {"part": shown.title})
    if shown.lines:
        return HttpResponseRedirect(reverse("reform:part", args=[proposal.pk, shown.name]))
    if shown.item is not None:
        return HttpResponseRedirect(reverse("reform:line", args=[proposal.pk, "items", shown.item]))
    return HttpResponseRedirect(reverse("reform:change", args=[proposal.pk]) + f"#part-{shown.name}")


def _form(
    request: HttpRequest,
    proposal: Proposal,
    shown: Part,
    typed: dict[str, str | list[str]],
    which: int | None = None,
    *,
    refusal: PartRefused | None = None,
) -> HttpResponse:
    findings = refusal.findings if refusal else []
    context: dict[str, Any] = _around(proposal, shown) | {
        "fields": partforms.views_of(shown, typed, findings),
        "problems": partforms.problems_of(shown, findings),
        "position": None if which is None else which + 1,
        "item_code": composed(proposal.code, str(typed.get("number", ""))) if shown.name == "items" else "",
        "inner": _inner(proposal, which) if shown.name == "items" and which is not None else [],
    }
    return render(request, "reform/part.html", context, status=refusal.status if refusal else 200)


def _inner(proposal: Proposal, which: int) -> list[tuple[Part, int | None]]:
    """The parts of a handling item that is there: with how many lines, 1 where something is written, or nothing."""
    content = proposal.content or {}
    if which >= len(lines_of(content, "items")):
        return []
    told = []
    for each in item_parts(which):
        holder = partforms.read(content, each.lines or f"items[{which}].{each.name.rpartition('.')[2]}")
        told.append((each, len(holder) if isinstance(holder, list) else (1 if holder else None)))
    return told


def _lines(request: HttpRequest, proposal: Proposal, shown: Part) -> HttpResponse:
    address = reverse("reform:part", args=[proposal.pk, shown.name])
    if request.method == "POST":
        acts = {"remove": remove_line, "up": move_line}
        verb, _mark, place = request.POST.get("do", "").partition(":")
        if verb in acts and place.isdecimal() and len(place) < 5:
            acts[verb](proposal.pk, shown.name, int(place), actor=request.actor, now=request.now)  # type: ignore[attr-defined]
        return HttpResponseRedirect(address)
    columns = [element for element in shown.elements if element.place in shown.shown]
    rows = [
        [_cell(element, partforms.own_place(shown, element), each) for element in columns]
        for each in lines_of(_holder(proposal, shown), shown.lines)
    ]
    return render(request, "reform/lines.html", _around(proposal, shown) | {"columns": columns, "rows": rows})


def _cell(element: Element, place: str, each: dict[str, Any]) -> str:
    value = partforms.read(each, place)
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return element.words(value) if element.options else text(value)


def _around(proposal: Proposal, shown: Part) -> dict[str, Any]:
    order = [each.name for each in PARTS]
    following = order.index(shown.name) + 1 if shown.item is None else len(PARTS)
    advice = [each for each in findings_of(proposal.content, proposal.type) if each.part == shown.name]
    return {
        "title": _title(proposal, shown),
        "proposal": proposal,
        "part": shown,
        "advice": advice,
        "following": PARTS[following] if following < len(PARTS) else None,
    }


def _title(proposal: Proposal, shown: Part) -> Any:
    """The part, and of which handling item. Raises Refusal part_not_found (404) for one that is not there."""
    if shown.item is None:
        return shown.title
    items = lines_of(proposal.content or {}, "items")
    if shown.item >= len(items):
        raise Refusal("part_not_found", status=404)
    told = {"part": shown.title, "item": text(items[shown.item].get("name", {}))}
    return _("%(part)s of “%(item)s”") % told


def _holder(proposal: Proposal, shown: Part) -> dict[str, Any]:
    return (proposal.handbook if shown.handbook else proposal.content) or {}


def proposal_being_written(request: HttpRequest, number: int) -> Proposal:
    """The proposal of this person, while it is being written. Raises Refusal proposal_not_found (404)."""
    actor = request.actor  # type: ignore[attr-defined]
    proposal = proposal_for(actor, number)
    if not may_write(proposal, actor):
        raise Refusal("proposal_out_of_order", step=Proposal.Status.WRITING.label, state=proposal.get_status_display())
    return proposal


@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, number: int) -> HttpResponse:
    """Name, first day, reason and basis of the change."""
    proposal = proposal_being_written(request, number)
    typed = {name: str(getattr(proposal, name)) for name in ROW}
    context: dict[str, Any] = {"title": _("Name, day and reason"), "proposal": proposal, "typed": typed}
    if request.method != "POST":
        return render(request, "reform/row.html", context)
    typed |= {name: request.POST.get(name, "").replace("\x00", "").strip()[:500] for name in ROW}
    try:
        given = {name: typed[name] for name in ROW if name != "valid_from"}
        day = parse_date(typed["valid_from"])
        write_row(proposal.pk, valid_from=day, actor=request.actor, now=request.now, **given)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return render(request, "reform/row.html", context | {"problem": wording.say(refusal)}, status=refusal.status)
    messages.success(request, _("Saved: %(part)s.") % {"part": context["title"]})
    return HttpResponseRedirect(reverse("reform:change", args=[proposal.pk]))


@require_safe
def preview(request: HttpRequest, number: int) -> HttpResponse:
    """The guide as people will read it; while something is missing, what it is."""
    proposal = proposal_for(request.actor, number)  # type: ignore[attr-defined]
    shown = previewed(proposal)
    context = {
        "title": proposal.name,
        "proposal": proposal,
        "guide": shown,
        "content": shown.content if shown else None,
        "findings": [each for each in findings_of(proposal.content, proposal.type) if each.blocking],
        "printing": True,
    }
    return render(request, "reform/preview.html", context)
