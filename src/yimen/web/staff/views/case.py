"""The page of one case: everything an officer needs to act on it, and the acts."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yimen.cases.acts.rebuild import broken_chain, differences
from yimen.cases.chains import OTHER_HEAD
from yimen.cases.models import Case
from yimen.cases.queries import case_for, counts, dossier, possible_acts, worklist
from yimen.cases.queries.proof import proof_state
from yimen.oversight.queries import warnings_of
from yimen.permits.queries import certificate_of
from yimen.web.staff import actforms, casefile, disclosure, lists, live, warnings, words
from yimen.web.staff.actforms import Failed
from yimen.web.staff.here import here, today_of
from yimen.web.staff.picks import picks_title

PERSONAL = ("name", "identifier", "phone", "legal_representative", "answers")


@require_GET
def case_page(request: HttpRequest, number: str) -> HttpResponse:
    """The case as this person may see it, personal data masked."""
    return show(request, _case(request, number))


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
    request: HttpRequest, case: Case, *, failed: Failed | None = None, clear: bool = False, status: int = 200
) -> HttpResponse:
    """The page, after a refused act with what was typed and why it was refused."""
    actor, today, place = request.actor, today_of(request), here(request)  # type: ignore[attr-defined]
    file = dossier(case, today)
    names = casefile.names_of(file.events)
    panel = actforms.panel(possible_acts(file, actor, request.now), file, actor, failed)  # type: ignore[attr-defined]
    listed = casefile.materials(file)
    context: dict[str, Any] = {
        "title": f"{case.number} {case.service.title}",
        "case": case,
        "place": place,
        "content": file.content,
        "step": words.next_step(case),
        "channel": words.channel(case.channel),
        "clocks": casefile.clocks(file),
        "warnings": warnings.rows_of(warnings_of(case), today) if place.audience != "counter" else [],
        "applicant": casefile.applicant(case.applicant, clear),
        "answers": casefile.answers(file, clear),
        "clear": clear,
        "materials": listed,
        "shown": _shown_file(request, listed),
        "opinions": casefile.opinions(file, names),
        "rules": file.rules,
        "history": casefile.history(file, names),
        "proof": proof_state(case, today),
        "since": casefile.history(file, names, after=failed.seen) if failed and failed.seen else [],
        "seen": case.sequence,
        "panel": panel,
        "certificate": certificate_of(case) if case.certificate else None,
        "picks_title": {act: picks_title(act) for act in ("notify_correction", "resubmit")},
        "next": casefile.next_case_after(worklist(actor, place.filters, today), case),
        "views": lists.views(
            counts(actor, today), place.filters.view if place.origin else "", place.list, place.first_view
        ),
        "stream": live.case_stream(case.number),
    }
    if place.audience == "supervisor":
        context["ledger"] = _ledger(case)
    return render(request, "staff/case.html", context, status=status)


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
