"""The page of one case: everything an officer needs to act on it, and the acts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yimen.cases.access import HANDLING, OVERSEEING
from yimen.cases.acts.rebuild import broken_chain, differences
from yimen.cases.chains import OTHER_HEAD
from yimen.cases.models import Case
from yimen.cases.queries import Dossier, case_for, counts, dossier, dossier_on, possible_acts, worklist
from yimen.cases.queries.proof import proof_state
from yimen.cases.queries.standing_of import handed_in_by
from yimen.clock import parse_date
from yimen.consult.queries import conversations_of_case
from yimen.errors import Refusal
from yimen.oversight.queries import warnings_of
from yimen.permits.case_notices import notices_of
from yimen.permits.queries import certificate_of
from yimen.procedure import Actor
from yimen.web.components.due_changes import due_changes
from yimen.web.components.laws import case_basis
from yimen.web.components.standing import by_whom
from yimen.web.components.values import Problem, Row
from yimen.web.staff import actforms, casefile, clocks, disclosure, lists, live, permits, proceedings, warnings, words
from yimen.web.staff.actforms import Failed
from yimen.web.staff.here import Here, here, today_of
from yimen.web.staff.views import prereview
from yimen.wording import say

PERSONAL = ("name", "identifier", "phone", "legal_representative", "answers")


@require_GET
def case_page(request: HttpRequest, number: str) -> HttpResponse:
    """The case as this person may see it, personal data masked; `as_of`: as it stood at the end of that day."""
    case = _case(request, number)
    if not (asked := request.GET.get("as_of", "").strip()):
        return show(request, case)
    try:
        past = dossier_on(case, parse_date(asked), request.now)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return show(request, _case(request, number), wrong_day=refusal, status=refusal.status)
    return show(request, case, past=past if past.as_of != today_of(request) else None)


@require_http_methods(["GET", "HEAD", "POST"])
def clear_page(request: HttpRequest, number: str) -> HttpResponse:
    """The same page with personal data in clear, after the look was written down. Opened by its address: masked."""
    if request.method != "POST":
        return HttpResponseRedirect(here(request).address("case", number))
    case = _case(request, number)
    disclosure.record(request, case.number, PERSONAL, request.POST.get("purpose", ""))
    return show(request, case, clear=True)


@require_GET
def news(request: HttpRequest, number: str) -> HttpResponse:
    """What changed since the page was opened: a strip on top of it, loaded when the stream tells of a change."""
    case = _case(request, number)
    seen = _whole_number(request.GET.get("seen", ""), case.sequence)
    file = dossier(case, today_of(request))
    since = casefile.history(file, casefile.names_of(file.events), after=seen)
    return render(
        request,
        "staff/_news.html",
        {"case": case, "since": since, "seen": seen, "place": here(request), "fragment": True},
    )


def show(
    request: HttpRequest,
    case: Case,
    *,
    failed: Failed | None = None,
    past: Dossier | None = None,
    wrong_day: Refusal | None = None,
    clear: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The page, after a refused act with what was typed and why it was refused; `past`: of an earlier day, without acts."""
    actor, today, place = request.actor, today_of(request), here(request)  # type: ignore[attr-defined]
    file = past or dossier(case, today)
    names = casefile.names_of(file.events)
    possible = [] if past else possible_acts(file, actor, request.now)  # type: ignore[attr-defined]
    context = {
        **_law(file, names, inviting=not past and place.audience != "supervisor"),
        **_application(request, file, case, clear),
        "title": f"{case.number} {case.service.title}",
        "case": case,
        "place": place,
        "content": file.content,
        "step": words.next_step(case),
        "channel": words.channel(case.channel),
        "about": permits.about(file.events[0].data, place.audience),
        "past": past,
        "wrong_day": [Problem(say(wrong_day), "#field-as_of")] if wrong_day else [],
        "asked_day": request.GET.get("as_of", "")[:20],
        "today": today,
        "warnings": [] if past or not _reads_warnings(actor, place) else warnings.rows_of(warnings_of(case), today),
        "history": casefile.history(file, names),
        "proof": proof_state(case, today),
        "asked": conversations_of_case(case),
        "since": casefile.history(file, names, after=failed.seen) if failed and failed.seen else [],
        "seen": case.sequence,
        "panel": actforms.panel(possible, file, actor, failed),
        "stream": live.case_stream(case.number),
        **_among_others(actor, place, case, today),
    }
    if place.audience == "supervisor" and not past:
        context["ledger"] = _ledger(case)
    return render(request, "staff/case.html", context, status=status)


def _law(file: Dossier, names: Mapping[str, str], *, inviting: bool) -> dict[str, Any]:
    """The case as the law sees it: clocks, stops, hearings, third parties, obligations, opinions, notices."""
    return {
        "clocks": clocks.clocks(file),
        "stops": clocks.stops(file),
        "deemed": clocks.deemed(file),
        "due_changes": due_changes(file),
        "hearing": proceedings.hearing(file, names),
        "parties": proceedings.parties(file, inviting=inviting),
        "obligations": proceedings.obligations(file),
        "erased": proceedings.erased(file, names),
        "conditions": file.file.conditions,
        "notices": notices_of(file, inside=True),
        "opinions": proceedings.opinions(file, names),
        "rules": file.rules,
    }


def _application(request: HttpRequest, file: Dossier, case: Case, clear: bool) -> dict[str, Any]:
    """What was handed in, masked unless `clear`, what it rests on, and what came out of it."""
    listed = casefile.materials(file)
    return {
        "applicant": [
            *casefile.applicant(case.applicant, clear),
            Row(_("Handed in by"), by_whom(handed_in_by(case), masked=not clear)),
        ],
        "answers": casefile.answers(file, clear),
        "clear": clear,
        "reasons": disclosure.reasons(),
        "materials": listed,
        "shown": _shown_file(request, listed),
        "prereview": prereview.summary(case),
        "laws": case_basis(file.content, case.accepted_at, case.submitted_at),
        "certificate": certificate_of(case) if case.certificate else None,
    }


def _among_others(actor: Actor, place: Here, case: Case, today: date) -> dict[str, Any]:
    """Where the case stands on the desk: the next one, and the views beside the list."""
    view = place.filters.view if place.origin else ""
    return {
        "next": casefile.next_case_after(worklist(actor, place.filters, today), case),
        "views": lists.views(counts(actor, today), view, place.list, place.first_view),
    }


def _reads_warnings(actor: Actor, place: Here) -> bool:
    """Clerks and the head of the government have no pages of warnings to be led to."""
    return place.audience != "counter" and bool(actor.roles & (HANDLING | OVERSEEING))


def _case(request: HttpRequest, number: str) -> Case:
    return case_for(request.actor, number.upper())  # type: ignore[attr-defined]


def _shown_file(request: HttpRequest, listed: list[casefile.MaterialView]) -> casefile.FileView | None:
    """The file in the viewer: the one asked for, else the first."""
    files = [file for material in listed for file in material.files]
    wanted = _whole_number(request.GET.get("file", ""), 0)
    return next((file for file in files if file.id == wanted), files[0] if files else None)


def _whole_number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 16 else otherwise


def _ledger(case: Case) -> dict[str, Any]:
    """Does the chain of this case hold, and does its row say what its events say? Checked anew at every look."""
    broken = broken_chain(case.number)
    reasons = {
        "missing": _("the event is missing"),
        "not linked to the event before": _("it is not linked to the event before"),
        "content changed": _("its content was changed"),
        OTHER_HEAD: _("it is not the event that the row of the case names as its last"),
    }
    return {
        "broken": broken,
        "reason": reasons.get(broken.reason, broken.reason) if broken else "",
        "differences": differences(case.number),
        "last": case.last_hash,
    }
