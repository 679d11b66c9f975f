"""Warnings of the electronic supervision: the list, one warning with its clock counted, and what is done about it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yimen.agencies.models import Agency
from yimen.cases.queries import Dossier, dossier
from yimen.catalogue.queries import agencies_with_services
from yimen.errors import Refusal
from yimen.oversight.acts import PERFORM
from yimen.oversight.deriving import numbered
from yimen.oversight.models import ClockWarning
from yimen.oversight.queries import counts_by_agency, history, possible, warning_for
from yimen.oversight.queries import warnings as find
from yimen.oversight.table import DEED
from yimen.web.components.count_calendar import CountCalendar, count_calendar
from yimen.web.staff import clocks, lists, warningforms, warnings, words
from yimen.web.staff.here import today_of
from yimen.web.staff.warningforms import Failed


@require_GET
def list_page(request: HttpRequest) -> HttpResponse:
    """The list as its address narrows it. It opens with what has climbed to the reader; a supervisor's with everything."""
    actor, today, audience = request.actor, today_of(request), audience_of(request)  # type: ignore[attr-defined]
    mine = audience != "supervisor"
    filters = warnings.filters_of(request.GET, mine)
    page = lists.one_page(find(actor, filters), request.GET.get("page", "1"))
    across = actor.agency is None
    agencies = [(agency.code, agency.title) for agency in _departments()] if across else []
    context: dict[str, Any] = {
        "title": _("Warnings: time limits"),
        "audience": audience,
        "address": reverse(f"{audience}:warnings"),
        "filters": filters,
        "narrowed": warnings.narrowed(filters),
        "page": page,
        "rows": warnings.rows_of(list(page.object_list), today),
        "choices": warnings.choices(filters, agencies),
        "across": across,
        "departments": counts_by_agency(actor) if across else [],
        "today": today,
    }
    return render(request, "staff/warnings.html", context)


@require_GET
def warning_page(request: HttpRequest, number: str) -> HttpResponse:
    """One warning."""
    return show(request, warning_for(request.actor, number))  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def act_page(request: HttpRequest, number: str, act: str) -> HttpResponse:
    """Do it and go back to the warning; refused: the page with the reason on top, nothing typed is lost."""
    warning = warning_for(request.actor, number)  # type: ignore[attr-defined]
    if request.method != "POST":
        return HttpResponseRedirect(_address(request, warning))
    deed = DEED.get(act)
    if deed is None:
        raise Refusal("act_unknown", status=422, act=act[:40])
    typed, key, seen = warningforms.read(deed, request.POST), request.POST.get("key", "")[:80], _sequence(request)
    try:
        PERFORM[act](
            warning.number,
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
            expected_sequence=seen,
            idempotency_key=key or None,
            **typed,
        )
    except Refusal as refusal:
        if refusal.status in (403, 404):
            raise
        fresh = warning_for(request.actor, number)  # type: ignore[attr-defined]
        return show(request, fresh, failed=Failed(act, typed, refusal, key), status=refusal.status)
    messages.success(request, _("Done: %(act)s.") % {"act": words.say(deed.title)})
    return HttpResponseRedirect(_address(request, warning))


def show(
    request: HttpRequest, warning: ClockWarning, *, failed: Failed | None = None, status: int = 200
) -> HttpResponse:
    """The page, after a refused act with what was typed and why it was refused."""
    today, audience = today_of(request), audience_of(request)
    file = dossier(warning.case, today)
    row = warnings.rows_of([warning], today)[0]
    deeds = possible(warning, request.actor)  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "title": f"{row.word} · {warning.case.service.title}",
        "row": row,
        "warning": warning,
        "audience": audience,
        "address": reverse(f"{audience}:warnings"),
        "case_address": warnings.case_address(audience, warning.case.number)
        if request.actor.agency in (None, warning.agency.code)  # type: ignore[attr-defined]
        else "",
        "facts": warnings.facts(row),
        "clocks": clocks.clocks(file),
        "count": _count(warning, file),
        "history": warnings.entries(history(warning)),
        "panel": warningforms.panel(warning, deeds, failed),
    }
    return render(request, "staff/warning.html", context, status=status)


def audience_of(request: HttpRequest) -> str:
    """Whose pages these are: the namespace of the address."""
    match = request.resolver_match
    return match.namespace if match else "officer"


def _count(warning: ClockWarning, file: Dossier) -> CountCalendar | None:
    """The clock that the warning is about, counted day by day on a calendar."""
    run = dict(numbered(file.file)).get((warning.clock, warning.run))
    if run is None:
        return None
    return count_calendar(run.started, run.term, today=file.as_of, stops=run.stops)


def _departments() -> list[Agency]:
    return list(agencies_with_services(settings.YIMEN_DISTRICT))


def _address(request: HttpRequest, warning: ClockWarning) -> str:
    return reverse(f"{audience_of(request)}:warning", args=[warning.number])


def _sequence(request: HttpRequest) -> int | None:
    given = request.POST.get("expected_sequence", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None
