"""One organ as the public sees it: where and when, what it has to do, its sections, its services, where to apply."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.agencies.establishment.queries import plan_of, revision_on
from yimen.agencies.models import Agency, AgencyVersion, Revision, Section
from yimen.agencies.queries import agency_for
from yimen.agencies.standing.queries import successors, versions_of
from yimen.catalogue.concentration.queries import placements_on
from yimen.catalogue.models import MatterType, Service
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.powers.history import as_of

SHOWN = 12


@require_safe
def department(request: HttpRequest, code: str) -> HttpResponse:
    """The services are the most used first; all of them stand one link away. Eight queries."""
    organ = agency_for(code)
    if not organ.division.startswith(settings.YIMEN_DISTRICT):
        raise Refusal("agency_not_found", status=404, agency=code[:40])
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    revision = revision_on(organ, today)
    services = Service.objects.filter(agency=organ).exclude(status=Service.Status.RETIRED)
    listed = list(services.defer(*Service.SEARCHED).order_by("-popularity", "pinyin", "code"))
    placed = placements_on(settings.YIMEN_DISTRICT, today) if listed else {}
    in_hall = [service for service in listed if service.pk in placed and placed[service.pk].in_hall]
    context: dict[str, Any] = {
        "title": organ.title,
        "former": _former(organ),
        "into": _into(organ),
        "organ": organ,
        "hours": _hours(organ, request),
        "revision": revision,
        "plan": plan_of(revision) if revision else None,
        "sections": list(revision.sections.all()) if revision else [],
        "approval": _approval(revision),
        "services": listed[:SHOWN],
        "number": len(listed),
        "in_hall": len(in_hall),
        "windows": sorted({placed[service.pk].window for service in in_hall}),
        "supervised": _supervised(organ),
        "powers": _powers(organ, today),
    }
    return render(request, "public/department.html", context)


def _former(organ: Agency) -> list[AgencyVersion]:
    """Under which other names it stood, the newest first."""
    return [each for each in versions_of(organ) if each.valid_to and each.name != organ.name]


def _into(organ: Agency) -> list[Agency]:
    """The organs in which one that has ended goes on."""
    return successors(versions_of(organ)[0].into) if organ.gone else []


def _approval(revision: Revision | None) -> Section | None:
    sections = revision.sections.all() if revision else ()
    return next((section for section in sections if section.approval), None)


def _hours(organ: Agency, request: HttpRequest) -> str:
    english = (getattr(request, "LANGUAGE_CODE", "") or "").startswith("en")
    return organ.hours_en if english and organ.hours_en else organ.hours


def _powers(organ: Agency, day: date) -> list[tuple[str, str, int]]:
    """Its powers of the day by kind: value, name, how many."""
    own = as_of(settings.YIMEN_DISTRICT, day).filter(agency=organ).order_by("kind")
    rows = own.values_list("kind").annotate(number=Count("pk"))
    return [(kind, str(MatterType(kind).label), number) for kind, number in rows]


def _supervised(organ: Agency) -> int:
    """How many services name it as who supervises after a grant."""
    return Service.objects.filter(supervisor=organ).exclude(status=Service.Status.RETIRED).count()
