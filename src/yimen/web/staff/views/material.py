"""A file of a case, to look at in the page or to keep."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from yimen.cases.queries import case_for
from yimen.errors import Refusal
from yimen.papers.serving import file_response
from yimen.web.staff import disclosure


@require_GET
def material_file(request: HttpRequest, number: str, file_id: int) -> HttpResponseBase:
    """The file, in place or as a download (`?download=1`). Every look is written down, as with other personal data."""
    case = case_for(request.actor, number.upper())  # type: ignore[attr-defined]
    material = case.materials.select_related("file").filter(pk=file_id).first()
    if material is None:
        raise Refusal("material_file_not_found", status=404)
    disclosure.record(request, case.number, [f"material:{material.code}"])
    return file_response(material.file, inline="download" not in request.GET)
