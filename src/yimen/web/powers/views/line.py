"""Write one line of a sheet: add a power, change one, remove one, or take a line back."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from yimen import wording
from yimen.errors import Refusal
from yimen.powers.acts import draft_line, drop_line
from yimen.powers.content import content_of
from yimen.powers.demands import open_demands, reason_of
from yimen.powers.models import KINDS, Exercise, LineAction, Sheet
from yimen.powers.work import removable, sheet_for
from yimen.web.components.values import Choice
from yimen.web.powers.lineform import Typed, filled, read
from yimen.web.powers.views.sheet import audience, back, show


@require_http_methods(["GET", "HEAD", "POST"])
def new_line(request: HttpRequest, number: int) -> HttpResponse:
    """A power that is to be added."""
    found = sheet_for(request.actor, number)  # type: ignore[attr-defined]
    return _edit(request, found, "", LineAction.ADD, _beginning(found))


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """A power of the list, or one that the sheet adds."""
    found = sheet_for(request.actor, number)  # type: ignore[attr-defined]
    drafted, present = found.lines.filter(code=code).first(), removable(found, code)
    if drafted is None and present is None:
        raise Refusal("line_not_found", status=404, power=code[:20])
    content = content_of(drafted.content, whole=False) if drafted and drafted.content is not None else present
    action = LineAction.CHANGE if present else LineAction.ADD
    reason = drafted.reason if drafted else reason_of(open_demands(code))
    return _edit(request, found, code, action, filled(content, reason), bool(drafted))


@require_POST
def remove(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """The power is to leave the list."""
    found = sheet_for(request.actor, number)  # type: ignore[attr-defined]
    return _act(request, found, code, LineAction.REMOVE)


@require_POST
def drop(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """The line is taken back; the power is kept as it stands."""
    found = sheet_for(request.actor, number)  # type: ignore[attr-defined]
    try:
        drop_line(found.pk, code, actor=request.actor)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return show(request, number, wording.say(refusal), refusal.status)
    return back(request, found)


def _act(request: HttpRequest, found: Sheet, code: str, action: LineAction) -> HttpResponse:
    reason = request.POST.get("reason", "").replace("\x00", "")
    try:
        draft_line(
            found.pk,
            action,
            code=code,
            reason=reason,
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
        )
    except Refusal as refusal:
        return show(request, found.pk, wording.say(refusal), refusal.status)
    return back(request, found, f"#line-{code}")


def _edit(
    request: HttpRequest, found: Sheet, code: str, action: LineAction, opened: Typed, drafted: bool = False
) -> HttpResponse:
    if request.method != "POST":
        return _form(request, found, code, action, opened, drafted)
    typed = read(request.POST)
    if "more" in request.POST:
        return _form(request, found, code, action, typed, drafted)
    try:
        written = draft_line(
            found.pk,
            action,
            typed.content,
            code=code,
            reason=typed.reason,
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
        )
    except Refusal as refusal:
        return _form(request, found, code, action, typed, drafted, wording.say(refusal), refusal.status)
    address = reverse(f"{audience(request)}:sheet", args=[found.pk])
    return HttpResponseRedirect(f"{address}#line-{written.code}")


def _beginning(found: Sheet) -> Typed:
    """An empty form, with what is the same for all powers of the department."""
    row = filled(None).row | {"forwards": "no", "status": Exercise.EXERCISED.value}
    if found.agency is not None:
        row |= {"subject": found.agency.name, "supervision": found.agency.complaint_phone}
    return Typed(row, filled(None).duties)


def _form(
    request: HttpRequest,
    found: Sheet,
    code: str,
    action: LineAction,
    typed: Typed,
    drafted: bool,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "title": _("Add a power") if action == LineAction.ADD else _("Change a power"),
        "sheet": found,
        "audience": audience(request),
        "code": code,
        "adds": action == LineAction.ADD,
        "drafted": drafted,
        "typed": typed,
        "kinds": [Choice(kind.value, str(kind.label), kind.value == typed.row["kind"]) for kind in KINDS],
        "statuses": [Choice(key, str(words), key == typed.row["status"]) for key, words in Exercise.choices],
        "answers": [
            Choice("no", _("no"), typed.row["forwards"] != "yes"),
            Choice("yes", _("yes"), typed.row["forwards"] == "yes"),
        ],
        "problem": problem,
    }
    return render(request, "powers/line.html", context, status=status)
