"""The pre-review by machine of a case, as staff see it: findings, pages with boxes, and whether a finding was right."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yimen.cases.models import Case
from yimen.cases.queries import case_for
from yimen.cases.rules import content_of
from yimen.errors import Refusal
from yimen.prereview import gathering, queries
from yimen.prereview.acts import judge_finding
from yimen.prereview.acts.judge_finding import JUDGING
from yimen.web.components.prereview import Shown, picture_response, show
from yimen.web.staff import disclosure
from yimen.web.staff.here import Here, here


@require_http_methods(["GET", "HEAD", "POST"])
def prereview_page(request: HttpRequest, number: str) -> HttpResponse:
    """The pages show names and numbers in clear: every look is written down. POST: a finding is judged."""
    case = case_for(request.actor, number.upper())  # type: ignore[attr-defined]
    place = here(request)
    if request.method == "POST":
        return _judge(request, case, place)
    newest = queries.of_case(case)
    if newest is None:
        raise Refusal("review_not_found", status=404)
    disclosure.record(request, case.number, ["prereview"])
    gathered = gathering.of_case(case)
    shown = show(
        newest,
        gathered.content,
        gathered.basis,
        {file.pk: file.name for _code, file in gathered.files},
        lambda file, page: place.address("prereview_picture", case.number, file, page),
        staff=True,
    )
    judging = bool(request.actor.roles & JUDGING) and request.actor.agency == case.agency.code  # type: ignore[attr-defined]
    context = {
        "title": f"{case.number} {_('Pre-review by machine')}",
        "case": case,
        "place": place,
        "shown": shown,
        "judge": place.address("prereview", case.number) if judging else "",
        "dense": True,
    }
    return render(request, "staff/prereview.html", context)


@require_GET
def prereview_picture(request: HttpRequest, number: str, file_id: UUID, page: int) -> HttpResponse:
    """The picture of one page; the look is written down as with the file itself."""
    case = case_for(request.actor, number.upper())  # type: ignore[attr-defined]
    material = case.materials.select_related("file").filter(file_id=file_id).first()
    if material is None:
        raise Refusal("material_file_not_found", status=404)
    disclosure.record(request, case.number, [f"material:{material.code}"])
    return picture_response(material.file.sha256, page)


def summary(case: Case) -> Shown | None:
    """For the page of the case: outcome and findings, persons masked, no pages."""
    newest = queries.of_case(case)
    if newest is None:
        return None
    content = content_of(case.service_id, case.service_version)
    return show(newest, content, "", {}, lambda file, page: "", clear=False, pictures=False)


def _judge(request: HttpRequest, case: Case, place: Here) -> HttpResponse:
    given = request.POST.get("finding", "")
    right = request.POST.get("right") == "1"
    judge_finding(
        case.number,
        int(given) if given.isdecimal() and len(given) < 16 else 0,
        right=right,
        actor=request.actor,  # type: ignore[attr-defined]
        now=request.now,  # type: ignore[attr-defined]
        note=request.POST.get("note", "").strip(),
    )
    messages.success(request, _("Kept: it helps to see which rules err."))
    return HttpResponseRedirect(place.address("prereview", case.number))
