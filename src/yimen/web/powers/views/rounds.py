"""Combing rounds: open one, see how far each department is, publish the whole list."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen import wording
from yimen.clock import parse_date
from yimen.errors import Refusal
from yimen.powers.acts import open_round, publish_round
from yimen.powers.combing import REFORM
from yimen.powers.models import Round, SheetStatus
from yimen.powers.work import progress, round_by_number

LONGEST = 120


@require_http_methods(["GET", "HEAD", "POST"])
def rounds(request: HttpRequest) -> HttpResponse:
    """All rounds, the newest first; the reform office opens the next one here."""
    if request.method != "POST":
        return _rounds(request)
    typed = {name: request.POST.get(name, "").replace("\x00", "").strip()[:LONGEST] for name in ("title", "due")}
    try:
        opened = open_round(
            typed["title"],
            parse_date(typed["due"]),
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
        )
    except Refusal as refusal:
        return _rounds(request, typed, wording.say(refusal), refusal.status)
    return HttpResponseRedirect(reverse("rounds:round", args=[opened.number]))


def _rounds(
    request: HttpRequest, typed: dict[str, str] | None = None, problem: str = "", status: int = 200
) -> HttpResponse:
    found = list(Round.objects.all())
    may = bool(request.actor.roles.intersection(REFORM))  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "title": _("Combing rounds"),
        "rounds": found,
        "may_open": may and not any(combed.open for combed in found),
        "typed": typed or {},
        "problem": problem,
    }
    return render(request, "powers/rounds.html", context, status=status)


@require_safe
def round_page(request: HttpRequest, number: int) -> HttpResponse:
    """How far each department is."""
    return _round(request, round_by_number(number))


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """Publish and come back; refused: the page with the reason on top."""
    combed = round_by_number(number)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("rounds:round", args=[number]))
    typed = request.POST.get("valid_from", "").replace("\x00", "").strip()[:LONGEST]
    try:
        published = publish_round(
            combed.pk,
            valid_from=parse_date(typed),
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
        )
    except Refusal as refusal:
        return _round(request, combed, typed, wording.say(refusal), refusal.status)
    said = _("The list is published: %(powers)s powers and %(duties)s responsibilities stand in it anew.")
    messages.success(request, said % {"powers": published.powers_begun, "duties": published.duties_begun})
    return HttpResponseRedirect(reverse("rounds:round", args=[number]))


def _round(request: HttpRequest, combed: Round, typed: str = "", problem: str = "", status: int = 200) -> HttpResponse:
    sheets = progress(combed)
    accepted = sum(sheet.status == SheetStatus.ACCEPTED for sheet in sheets)
    may = bool(request.actor.roles.intersection(REFORM))  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "title": combed.title,
        "round": combed,
        "sheets": sheets,
        "accepted": accepted,
        "may_publish": may and combed.open,
        "typed": typed,
        "problem": problem,
    }
    return render(request, "powers/round.html", context, status=status)
