"""The internal handbook of a service, for staff: what the guide tells everybody, and what only the organ has to know."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.catalogue.content import PARTS, Handbook
from yimen.catalogue.elements import HANDBOOK, element_of
from yimen.catalogue.models import Service, ServiceVersion
from yimen.catalogue.queries import service_by_code, version_of, version_on
from yimen.clock import shanghai_date
from yimen.errors import Refusal


@require_safe
def handbook(request: HttpRequest, code: str) -> HttpResponse:
    """`version` in the address: the one under which a case began; without it the one in force today."""
    service = service_by_code(code)
    version = _version(request, service)
    content = version.parsed if version.content else None
    book = Handbook.model_validate(version.handbook or {})
    parts = element_of("instructions[].part", HANDBOOK)
    procedures = element_of("instructions[].procedure", HANDBOOK)
    assert parts is not None and procedures is not None
    flow = [
        (parts.words(part), [(each, procedures.words(each.procedure)) for each in book.of_part(part)]) for part in PARTS
    ]
    context: dict[str, Any] = {
        "title": _("Handbook: %(service)s") % {"service": version.title},
        "service": service,
        "version": version,
        "content": content,
        "book": book,
        "written": bool(version.handbook),
        "flow": [(title, lines) for title, lines in flow if lines],
    }
    return render(request, "reform/handbook.html", context)


def _version(request: HttpRequest, service: Service) -> ServiceVersion:
    """Raises Refusal version_not_found (404)."""
    number = request.GET.get("version", "")
    if number.isdecimal() and len(number) < 7:
        return version_of(service, int(number))
    version = version_on(service, shanghai_date(request.now))  # type: ignore[attr-defined]
    if version is None:
        raise Refusal("version_not_found", status=404)
    version.service = service
    return version
