"""Draft a change: of a service that is there, or a new one. Refused: the form as it was typed, with the reason on top."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.agencies.queries import agencies
from yimen.catalogue.acts import Row, draft_version
from yimen.catalogue.acts.draft_version import NEW
from yimen.catalogue.acts.identifying import Identity
from yimen.catalogue.editing import PARTS
from yimen.catalogue.models import ChangeKind, Level, Matter, MatterType, Proposal, Service
from yimen.catalogue.proposals import proposals_for
from yimen.catalogue.queries import service_by_code
from yimen.clock import Term, parse_date
from yimen.errors import Refusal
from yimen.web.components.values import Choice, Problem

LONGEST = 500
FIELDS = (
    "kind", "code", "name", "name_en", "type", "agency", "statutory", "promised", "into", "valid_from", "reason", "basis",
    "supervisor", "supervising_section", "matter", "level", "short_code", "local_code",
)  # fmt: skip
# In which field the cause of a refusal was typed, for the link in the error summary.
FIELD_OF = {
    "change_kind_missing": "kind", "change_kind_wrong": "kind", "change_agency_same": "agency", "change_code_wrong": "code",
    "change_code_taken": "code", "change_name_missing": "name", "change_more_than_name": "kind", "change_type_missing": "type",
    "change_agency_missing": "agency", "change_agency_without_code": "agency", "change_promise_too_long": "promised",
    "change_partners_missing": "into", "change_circular": "into", "service_not_found": "into", "change_day_past": "valid_from",
    "version_starts_too_early": "valid_from", "change_reason_missing": "reason", "change_basis_missing": "basis",
    "change_matter_unknown": "matter", "change_level_wrong": "level", "item_code_level": "level", "basic_code_length": "matter",
    "basic_code_alphabet": "matter", "short_code_length": "short_code", "short_code_alphabet": "short_code",
    "short_code_other_matter": "short_code",
}  # fmt: skip
OF_PRESENT = tuple(kind for kind in ChangeKind if kind not in NEW)


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, code: str = "") -> HttpResponse:
    """Without a code a new service is set up or taken over."""
    service = service_by_code(code) if code else None
    part = request.GET.get("part", "")
    part = part if part in {each.name for each in PARTS} else ""
    if request.method != "POST":
        # A task that a change of the law left begins a draft with its reason and basis.
        begun = {name: request.GET.get(name, "").replace("\x00", "")[:LONGEST] for name in ("reason", "basis")}
        open_one = _being_written(request, service)
        return _on(open_one, part) if open_one else _form(request, service, _as_it_stands(service) | begun)
    typed = {name: request.POST.get(name, "").replace("\x00", "").strip()[:LONGEST] for name in FIELDS}
    try:
        proposal = draft_version(
            service,
            _kind(typed["kind"]),
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
            valid_from=parse_date(typed["valid_from"]),
            reason=typed["reason"],
            basis=typed["basis"],
            row=_row(service, typed),
            code=typed["code"],
            identity=_identity(typed) if service is None else None,
            hand_in="write" not in request.POST,
            into=typed["into"].replace("，", " ").replace(",", " ").split(),
        )
    except Refusal as refusal:
        problem = Problem(wording.say(refusal), f"#{FIELD_OF[refusal.code]}" if refusal.code in FIELD_OF else "")
        return _form(request, service, typed, problem, refusal.status)
    return _on(proposal, part)


def _on(proposal: Proposal, part: str) -> HttpResponse:
    """To the change, or to the part of it that a finding named."""
    if part and proposal.status == Proposal.Status.WRITING:
        return HttpResponseRedirect(reverse("reform:part", args=[proposal.pk, part]))
    return HttpResponseRedirect(reverse("reform:change", args=[proposal.pk]))


def _being_written(request: HttpRequest, service: Service | None) -> Proposal | None:
    """The change of this service that is being written already, where this person may read it."""
    if service is None:
        return None
    found = proposals_for(request.actor, Proposal.Status.WRITING)  # type: ignore[attr-defined]
    return found.filter(service=service).first()


def _identity(typed: dict[str, str]) -> Identity:
    """What a new service implements. Raises Refusal change_matter_unknown (422)."""
    matter = Matter.objects.filter(code=typed["matter"]).first() if typed["matter"] else None
    if typed["matter"] and matter is None:
        raise Refusal("change_matter_unknown", status=422, matter=typed["matter"][:50])
    return Identity(matter, typed["level"], typed["short_code"], typed["local_code"])


def _kind(value: str) -> ChangeKind:
    if value not in ChangeKind.values:
        raise Refusal("change_kind_missing", status=422)
    return ChangeKind(value)


def _row(service: Service | None, typed: dict[str, str]) -> Row:
    """The row as typed. Raises Refusal: change_agency_missing, change_type_missing, and those of a term (422)."""
    known = {organ.code: organ for organ in agencies(settings.YIMEN_DISTRICT)}
    agency = known.get(typed["agency"])
    if agency is None:
        raise Refusal("change_agency_missing", status=422)
    if typed["type"] not in MatterType.values:
        raise Refusal("change_type_missing", status=422)
    statutory, promised = (str(Term.parse(typed[name])) if typed[name] else "" for name in ("statutory", "promised"))
    supervisor = known.get(typed["supervisor"])
    return Row(
        typed["name"],
        typed["name_en"],
        service.group if service else "",
        typed["type"],
        agency,
        statutory,
        promised,
        supervisor,
        typed["supervising_section"][:80] if supervisor else "",
    )


def _as_it_stands(service: Service | None) -> dict[str, str]:
    if service is None:
        return dict.fromkeys(FIELDS, "")
    last = service.versions.select_related("supervisor").order_by("-number").first()
    row = {"code": service.code, "name": service.name, "name_en": service.name_en, "type": service.type}
    rest = {"statutory": last.statutory, "promised": last.promised} if last else {}
    if last and last.supervisor:
        rest |= {"supervisor": last.supervisor.code, "supervising_section": last.supervising_section}
    return dict.fromkeys(FIELDS, "") | row | {"agency": service.agency.code} | rest


def _form(
    request: HttpRequest,
    service: Service | None,
    typed: dict[str, str],
    problem: Problem | None = None,
    status: int = 200,
) -> HttpResponse:
    organs = agencies(settings.YIMEN_DISTRICT)
    kinds = OF_PRESENT if service else NEW
    context: dict[str, Any] = {
        "title": _("Draft a change of %(service)s") % {"service": service.title}
        if service
        else _("Draft a new service"),
        "service": service,
        "typed": typed,
        "problems": [problem] if problem else [],
        "levels": [Choice(value, str(label), value == typed["level"]) for value, label in Level.choices],
        "kinds": [Choice(kind.value, str(kind.label), kind.value == typed["kind"]) for kind in kinds],
        "types": [Choice(value, str(label), value == typed["type"]) for value, label in MatterType.choices],
        "agencies": [Choice(agency.code, agency.title, agency.code == typed["agency"]) for agency in organs],
        "supervisors": [Choice(agency.code, agency.title, agency.code == typed["supervisor"]) for agency in organs],
    }
    return render(request, "reform/draft.html", context, status=status)
