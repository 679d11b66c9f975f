"""The pre-review of one's own application: of a draft before it is handed in, and of a case."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen.cases.queries import case_for
from yimen.errors import Refusal
from yimen.papers.models import StoredFile
from yimen.prereview import gathering, queries
from yimen.prereview.acts import order_draft_review
from yimen.web.applicant.flow import Way, on_draft
from yimen.web.components.prereview import Shown, picture_response, show


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def draft_prereview(request: HttpRequest, way: Way) -> HttpResponse:
    """What the machine found in the draft so far; the button asks for another look, as often as one likes."""
    if request.method == "POST":
        order_draft_review(way.draft.id, actor=request.actor, now=request.now)  # type: ignore[attr-defined]
        return HttpResponseRedirect(way.address("prereview"))
    context = way.context(
        "prereview", title=_("Check of your materials"), shown=shown_for(way), back=way.address("check")
    )
    return render(request, "applicant/prereview.html", context)


@require_safe
@on_draft
def draft_page(request: HttpRequest, way: Way, file_id: UUID, number: int) -> HttpResponse:
    """The picture of a page of a file of the draft."""
    material = way.draft.materials.select_related("file").filter(file_id=file_id).first()
    if material is None:
        raise Refusal("page_not_found", status=404)
    return picture_response(material.file.sha256, number)


@require_safe
def case_prereview(request: HttpRequest, number: str) -> HttpResponse:
    """What the machine found in a case of one's own."""
    case = case_for(request.actor, number)  # type: ignore[attr-defined]
    newest = queries.of_case(case)
    if newest is None:
        raise Refusal("review_not_found", status=404)
    gathered = gathering.of_case(case)
    shown = show(
        newest,
        gathered.content,
        gathered.basis,
        _names([file for _code, file in gathered.files]),
        lambda file, page: reverse("applicant:case_prereview_page", args=[case.number, file, page]),
    )
    context = {"title": _("Check of your materials"), "case": case, "shown": shown}
    return render(request, "applicant/case_prereview.html", context)


@require_safe
def case_page_picture(request: HttpRequest, number: str, file_id: UUID, page: int) -> HttpResponse:
    """The picture of a page of a file of the case."""
    case = case_for(request.actor, number)  # type: ignore[attr-defined]
    material = case.materials.select_related("file").filter(file_id=file_id).first()
    if material is None:
        raise Refusal("page_not_found", status=404)
    return picture_response(material.file.sha256, page)


def shown_for(way: Way, *, pictures: bool = True) -> Shown | None:
    """The review of a draft, with a look at whether something was changed since."""
    newest = queries.of_draft(way.draft)
    if newest is None:
        return None
    gathered = gathering.of_draft(way.draft)
    return show(
        newest,
        gathered.content,
        gathered.basis,
        _names([file for _code, file in gathered.files]),
        lambda file, page: way.address("prereview_page", str(file), str(page)),
        pictures=pictures,
    )


def _names(files: list[StoredFile]) -> dict[UUID, str]:
    return {file.pk: file.name for file in files}
