"""Two concentrations, two in place: a line for each department, one department with what is missing, one placement."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen import wording
from yimen.agencies.queries import agency_for
from yimen.catalogue.concentration.exporting import report_workbook
from yimen.catalogue.concentration.models import ApprovalPower, Placement
from yimen.catalogue.concentration.place import RECORDERS, Standing, place
from yimen.catalogue.concentration.queries import Line, placements_of, report, totals
from yimen.catalogue.concentration.words import power_words, tell
from yimen.catalogue.models import Service
from yimen.catalogue.queries import service_by_code
from yimen.clock import parse_date, shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor, Role
from yimen.web.components.values import Choice

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 500
FIELDS = ("window", "authority_document", "authority_day", "valid_from", "reason")


@require_safe
def concentration(request: HttpRequest) -> HttpResponse:
    """The report of a day: `on`, today where it is left out."""
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    typed = _given(request, "on") or today.isoformat()
    context: dict[str, Any] = {"title": _("Two concentrations, two in place"), "typed": typed}
    try:
        day = parse_date(typed)
        lines = report(settings.YIMEN_DISTRICT, day)
    except Refusal as refusal:
        return render(request, "reform/concentration.html", context | {"problem": wording.say(refusal)}, status=422)
    return render(request, "reform/concentration.html", context | {"day": day, "lines": lines, "totals": totals(lines)})


@require_safe
def concentration_xlsx(request: HttpRequest) -> FileResponse:
    """The same as a workbook, with everything that is missing."""
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    day = parse_date(_given(request, "on") or today.isoformat())
    file = report_workbook(report(settings.YIMEN_DISTRICT, day), day)
    return FileResponse(file, as_attachment=True, filename=f"concentration-{day}.xlsx", content_type=XLSX)


@require_safe
def department(request: HttpRequest, code: str) -> HttpResponse:
    """One department: its line, what is missing with the next step, and each service as it stands."""
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    typed = _given(request, "on") or today.isoformat()
    agency, day = agency_for(code), parse_date(typed)
    found = [line for line in report(settings.YIMEN_DISTRICT, day) if line.agency.pk == agency.pk]
    if not found:
        raise Refusal("agency_not_found", status=404, agency=code[:40])
    line = found[0]
    context: dict[str, Any] = {
        "title": agency.title,
        "typed": typed,
        "day": day,
        "line": line,
        "groups": _groups(line),
        "services": [(each, power_words(each.powers), power_words(each.outside)) for each in line.services],
        "may_place": _may_place(request.actor, agency.code),  # type: ignore[attr-defined]
    }
    return render(request, "reform/concentration_department.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def placement(request: HttpRequest, code: str) -> HttpResponse:
    """How one service is placed, since when, and the form to record that it changes."""
    service = service_by_code(code)
    if request.method != "POST":
        return _form(request, service, _as_it_stands(service))
    typed: dict[str, Any] = {name: request.POST.get(name, "").replace("\x00", "").strip()[:LONGEST] for name in FIELDS}
    typed["powers"], typed["in_hall"] = request.POST.getlist("powers"), request.POST.get("in_hall") == "yes"
    try:
        place(
            service,
            _standing(typed),
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
            valid_from=parse_date(typed["valid_from"]),
            reason=typed["reason"],
        )
    except Refusal as refusal:
        return _form(request, service, typed, wording.say(refusal), refusal.status)
    messages.success(request, _("The placement was recorded."))
    return HttpResponseRedirect(reverse("reform:concentration_department", args=[service.agency.code]))


def _standing(typed: dict[str, Any]) -> Standing:
    day = parse_date(typed["authority_day"]) if typed["authority_day"] else None
    return Standing(typed["powers"], typed["in_hall"], typed["window"], typed["authority_document"], day)


def _as_it_stands(service: Service) -> dict[str, Any]:
    last = service.placements.order_by("-number").first() or Placement()
    return {
        "powers": last.powers,
        "in_hall": last.in_hall,
        "window": last.window,
        "authority_document": last.authority_document,
        "authority_day": last.authority_day.isoformat() if last.authority_day else "",
        "valid_from": "",
        "reason": "",
    }


def _form(
    request: HttpRequest, service: Service, typed: dict[str, Any], problem: str = "", status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "title": service.title,
        "service": service,
        "typed": typed,
        "problem": problem,
        "powers": [Choice(value, str(label), value in typed["powers"]) for value, label in ApprovalPower.choices],
        "placements": [(each, power_words(tuple(each.powers))) for each in placements_of(service)],
        "may_place": _may_place(request.actor, service.agency.code),  # type: ignore[attr-defined]
    }
    return render(request, "reform/placement.html", context, status=status)


def _groups(line: Line) -> list[tuple[str, str, list[Any]]]:
    """What is missing, one group for each sentence: the sentence, the next step, the services where it is so."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for missing in line.judgement.missing:
        told = tell(missing)
        of_it = groups.setdefault((told.says, told.step), [])
        if missing.service:
            of_it.append(missing)
    return [(says, step, services) for (says, step), services in groups.items()]


def _may_place(actor: Actor, agency: str) -> bool:
    """Whether the form is offered; the act decides again."""
    return bool(actor.roles.intersection(RECORDERS)) and (Role.REFORM_OFFICE in actor.roles or actor.agency == agency)


def _given(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\x00", "").strip()[:40]
