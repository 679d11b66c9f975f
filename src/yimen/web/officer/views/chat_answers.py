"""Kept answers of a department, its chat hours and its promise."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.consult import acts
from yimen.consult.access import LEADING, own_department
from yimen.consult.desks import opening_of
from yimen.consult.models import Block
from yimen.consult.queries import canned
from yimen.errors import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest) -> HttpResponse:
    """GET shows them; POST with `do` = save, retire, hours or lift does it."""
    refusal = None
    if request.method == "POST":
        try:
            words = _DOING.get(request.POST.get("do", ""), _nothing)(request)
        except Refusal as problem:
            refusal = problem
        else:
            messages.success(request, words)
            return HttpResponseRedirect(reverse("officer:chat_answers"))
    actor = request.actor  # type: ignore[attr-defined]
    agency = own_department(actor)
    now = request.now  # type: ignore[attr-defined]
    blocks = Block.objects.filter(conversation__agency=agency, lifted_at=None, until__gt=now)
    context = {
        "title": _("Kept answers and hours"),
        "agency": agency,
        "kept": canned(agency.code),
        "opening": opening_of(agency),
        "leads": bool(actor.roles & LEADING),
        "blocks": blocks.select_related("conversation") if actor.roles & LEADING else [],
        "told": request.POST if refusal else {},
        "problem": wording.say(refusal) if refusal else "",
    }
    return render(request, "officer/chat_answers.html", context, status=refusal.status if refusal else 200)


def _save(request: HttpRequest) -> str:
    changed = request.POST.get("changed", "")
    acts.save_canned(
        request.POST.get("title", ""),
        request.POST.get("text", ""),
        text_en=request.POST.get("text_en", ""),
        changed=_number(changed) if changed else None,
        **_by(request),
    )
    return _("The answer is kept.")


def _retire(request: HttpRequest) -> str:
    acts.retire_canned(_number(request.POST.get("changed", "")), **_by(request))
    return _("The answer is no longer offered.")


def _hours(request: HttpRequest) -> str:
    acts.save_desk("live" in request.POST, request.POST.get("hours", ""), request.POST.get("term", ""), **_by(request))
    return _("Hours and promise are saved.")


def _lift(request: HttpRequest) -> str:
    acts.lift_block(_number(request.POST.get("changed", "")), **_by(request))
    return _("The block has ended.")


def _nothing(request: HttpRequest) -> str:
    raise Refusal("page_not_found", status=404)


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"actor": request.actor, "now": request.now}  # type: ignore[attr-defined]


def _number(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) < 18 else 0


_DOING: dict[str, Callable[[HttpRequest], str]] = {"save": _save, "retire": _retire, "hours": _hours, "lift": _lift}
