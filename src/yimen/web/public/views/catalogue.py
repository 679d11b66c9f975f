"""The catalogue as it stood on any day, what changed between two days, and one service through its versions."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen import wording
from yimen.catalogue import history
from yimen.catalogue.exporting import catalogue_workbook, diff_workbook, groups
from yimen.catalogue.models import ChangeKind, Service, ServiceVersion
from yimen.catalogue.queries import service_by_code, version_of
from yimen.clock import parse_date, shanghai_date
from yimen.errors import Refusal
from yimen.web.components.values import Choice

ON_A_PAGE = 50
LONGEST = 40
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """`on` is the day, today where it is left out; a day that cannot be read is told beside its field."""
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    typed, agency = _given(request, "on") or today.isoformat(), _given(request, "agency")
    context: dict[str, Any] = {"title": _("The catalogue on any day"), "typed": typed, "today": today}
    try:
        day = parse_date(typed)
        found = list(history.as_of(settings.YIMEN_DISTRICT, day))
    except Refusal as refusal:
        return render(request, "public/catalogue.html", context | {"problem": wording.say(refusal)}, status=422)
    agencies = {version.agency.code: version.agency.title for version in found}
    shown = [version for version in found if agency in ("", version.agency.code)]
    context |= {
        "day": day,
        "all": len(found),
        "page": Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page")),
        "agency": agency,
        "agencies": [Choice(code, title, code == agency) for code, title in agencies.items()],
    }
    return render(request, "public/catalogue.html", context)


@require_safe
def catalogue_xlsx(request: HttpRequest) -> FileResponse:
    """The whole list of the day as a workbook."""
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    day = parse_date(_given(request, "on") or today.isoformat())
    file = catalogue_workbook(history.as_of(settings.YIMEN_DISTRICT, day).iterator(chunk_size=500), day)
    return FileResponse(file, as_attachment=True, filename=f"catalogue-{day}.xlsx", content_type=XLSX)


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """`from` and `to`: what differs between the ends of the two days."""
    today = shanghai_date(request.now)  # type: ignore[attr-defined]
    first, last = _given(request, "from"), _given(request, "to") or today.isoformat()
    context: dict[str, Any] = {"title": _("What changed in the catalogue"), "first": first, "last": last}
    if not first:
        return render(request, "public/catalogue_changes.html", context)
    try:
        found = history.diff(settings.YIMEN_DISTRICT, parse_date(first), parse_date(last))
    except Refusal as refusal:
        return render(request, "public/catalogue_changes.html", context | {"problem": wording.say(refusal)}, status=422)
    context |= {
        "found": found,
        "groups": [(f"part-{place}", title, rows) for place, (title, rows) in enumerate(groups(found))],
        "share": None if found.share is None else f"{found.share:.1%}",
    }
    return render(request, "public/catalogue_changes.html", context)


@require_safe
def changes_xlsx(request: HttpRequest) -> FileResponse:
    """The same as a workbook, a sheet for each kind of difference."""
    first, last = parse_date(_given(request, "from")), parse_date(_given(request, "to"))
    file = diff_workbook(history.diff(settings.YIMEN_DISTRICT, first, last))
    return FileResponse(file, as_attachment=True, filename=f"changes-{first}-{last}.xlsx", content_type=XLSX)


@dataclass(frozen=True)
class Line:
    """One version in the story of a service."""

    version: ServiceVersion
    kind: str
    before: int | None


@require_safe
def service_history(request: HttpRequest, code: str) -> HttpResponse:
    """All versions, the newest first; `a` and `b` are the numbers of two to be compared field by field."""
    service = service_by_code(code)
    versions = history.versions_of(service)
    numbers = [version.number for version in versions]
    lines = [
        Line(
            version, str(ChangeKind(version.kind).label), version.number - 1 if version.number - 1 in numbers else None
        )
        for version in versions
    ]
    context: dict[str, Any] = {"title": _("History of a service"), "service": service, "lines": lines}
    pair = _pair(request, service)
    if pair:
        context |= {"old": pair[0], "new": pair[1], "differences": history.differences(*pair)}
    return render(request, "public/service_history.html", context)


def _pair(request: HttpRequest, service: Service) -> tuple[ServiceVersion, ServiceVersion] | None:
    """The two versions that the address names, the older first. Raises Refusal version_not_found (404)."""
    numbers = [_given(request, name) for name in ("a", "b")]
    if not all(number.isdecimal() and len(number) < 7 for number in numbers):
        return None
    older, newer = sorted(int(number) for number in numbers)
    return version_of(service, older), version_of(service, newer)


def _given(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST]
