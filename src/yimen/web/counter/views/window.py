"""One's own window: sit down, call the next person, begin, finish, put aside, send on, close for a moment, leave."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen import wording
from yimen.cases.queries import counts
from yimen.errors import Refusal
from yimen.ledger.topics import stream_url
from yimen.procedure import Actor
from yimen.reception import queries
from yimen.reception.acting import hall_topic, own_shift
from yimen.reception.acts.begin import begin
from yimen.reception.acts.bring_back import bring_back
from yimen.reception.acts.call_next import call_next
from yimen.reception.acts.finish import finish
from yimen.reception.acts.hold import hold
from yimen.reception.acts.leave_window import leave_window
from yimen.reception.acts.miss import miss
from yimen.reception.acts.open_window import open_window
from yimen.reception.acts.pause_window import pause_window, reopen_window
from yimen.reception.acts.recall import recall
from yimen.reception.acts.resume import resume
from yimen.reception.acts.transfer import transfer
from yimen.web.components.values import Problem
from yimen.web.staff.here import today_of

Post = dict[str, str]
# What a button of the page does: its name, and the act with what was typed.
DOES: dict[str, Callable[[int, Post, Actor, datetime], object]] = {
    "sit": lambda _id, typed, actor, now: open_window(typed["hall"], _number(typed["window"]), actor=actor, now=now),
    "next": lambda _id, _typed, actor, now: call_next(actor=actor, now=now),
    "recall": lambda ticket, _typed, actor, now: recall(ticket, actor=actor, now=now),
    "begin": lambda ticket, _typed, actor, now: begin(ticket, actor=actor, now=now),
    "finish": lambda ticket, typed, actor, now: finish(ticket, actor=actor, now=now, case=typed["case"].strip()),
    "miss": lambda ticket, _typed, actor, now: miss(ticket, actor=actor, now=now),
    "hold": lambda ticket, typed, actor, now: hold(ticket, actor=actor, now=now, reason=typed["reason"]),
    "resume": lambda ticket, _typed, actor, now: resume(ticket, actor=actor, now=now),
    "return": lambda ticket, _typed, actor, now: bring_back(ticket, actor=actor, now=now),
    "transfer": lambda ticket, typed, actor, now: transfer(
        ticket, line=typed["line"], reason=typed["reason"], actor=actor, now=now
    ),
    "pause": lambda _id, typed, actor, now: pause_window(reason=typed["reason"], actor=actor, now=now),
    "reopen": lambda _id, _typed, actor, now: reopen_window(actor=actor, now=now),
    "leave": lambda _id, _typed, actor, now: leave_window(actor=actor, now=now),
}
TYPED = ("hall", "window", "line", "reason", "case")


@require_http_methods(["GET", "HEAD", "POST"])
def window(request: HttpRequest) -> HttpResponse:
    """The window of whoever is signed in, or the free ones to choose from; what was typed stays after a refusal."""
    typed = {name: request.POST.get(name, "").replace("\x00", "")[:200] for name in TYPED}
    does = DOES.get(request.POST.get("do", "")) if request.method == "POST" else None
    refusal = None
    if does is not None:
        try:
            does(_number(request.POST.get("ticket", "")), typed, request.actor, request.now)  # type: ignore[attr-defined]
            return HttpResponseRedirect(reverse("counter:window"))
        except Refusal as refused:
            refusal = refused
    context = _context(request) | {"typed": typed, "problems": [Problem(wording.say(refusal))] if refusal else []}
    return render(request, "counter/window.html", context, status=refusal.status if refusal else 200)


@require_safe
def window_now(request: HttpRequest) -> HttpResponse:
    """Who waits, for live update."""
    return render(request, "counter/_waiting.html", _context(request))


def _context(request: HttpRequest) -> dict[str, Any]:
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    context: dict[str, Any] = {"title": _("My window"), "numbers": counts(actor, today_of(request)), "seen": None}
    try:
        shift = own_shift(actor)
    except Refusal:
        found = queries.halls(settings.YIMEN_DISTRICT)
        return context | {"free": [(hall, queries.free_windows(hall)) for hall in found]}
    hall = shift.window.hall
    return context | {
        "seen": queries.at_window(shift, now),
        "hall": hall,
        "lines": queries.lines_of(hall),
        "stream": stream_url(hall_topic(hall.code)),
    }


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0
