"""The materials of an application: add, replace, remove; and look at what was added."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen.cases.acts.attach_material import detach_material
from yimen.cases.acts.upload_material import upload_material
from yimen.cases.drafts import draft_for
from yimen.errors import Refusal
from yimen.papers.models import StoredFile
from yimen.papers.serving import file_response
from yimen.prereview.acts import order_draft_review
from yimen.web.applicant.flow import Way, on_draft, onward
from yimen.web.components import material_rows
from yimen.web.components.material_offers import BUTTONS, offers, take_offer
from yimen.web.components.values import Problem


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def materials(request: HttpRequest, way: Way) -> HttpResponse:
    """Good files are kept although others are refused; going on without needed ones is told, not forgotten."""
    if request.method != "POST":
        return _page(request, way)
    offered = take_offer(request, way.draft)
    errors = _change(request, way) if offered is None else offered
    if material_rows.by_script(request):
        return material_rows.script_answer(errors)
    # Read anew: a register that is down was noted in the draft.
    way = Way(draft_for(request.actor, way.draft.id))  # type: ignore[attr-defined]
    rows = way.material_rows(errors)
    problems = material_rows.problems(rows)
    stays = ({"upload", "replace", "remove"} | BUTTONS) & request.POST.keys()
    if not stays and "later" not in request.POST and not problems:
        problems = material_rows.missing(rows)
    if problems:
        return _page(request, way, errors, problems)
    if stays:
        return HttpResponseRedirect(request.get_full_path())
    return onward(request, Way(way.draft), "materials")


@require_safe
@on_draft
def draft_file(request: HttpRequest, way: Way, file_id: int) -> HttpResponseBase:
    """A file of the draft, as it was handed in."""
    material = way.draft.materials.select_related("file").filter(pk=file_id).first()
    if material is None:
        raise Refusal("page_not_found", status=404)
    return file_response(material.file, inline=True)


def _page(
    request: HttpRequest, way: Way, errors: dict[str, str] | None = None, problems: list[Problem] | None = None
) -> HttpResponse:
    found = offers(way.draft, way.content, request.actor, request.now)  # type: ignore[attr-defined]
    rows = way.material_rows(errors, found)
    context = way.context("materials", title=_("Materials"), rows=rows, problems=problems or [])
    return render(request, "applicant/materials.html", context, status=422 if problems else 200)


def _change(request: HttpRequest, way: Way) -> dict[str, str]:
    actor, now, draft_id = request.actor, request.now, way.draft.id  # type: ignore[attr-defined]
    if (gone := request.POST.get("remove", "")).isdigit():
        detach_material(draft_id, int(gone), actor=actor, now=now)
    replaced = request.POST.get("replace", "")
    old = list(way.draft.materials.filter(code=replaced).values_list("id", flat=True)) if replaced else []
    taken: dict[str, set[int]] = {}

    def attach(code: str, stored: StoredFile) -> None:
        # The same file once more is the one that is there: it must not be taken for the old one.
        taken.setdefault(code, set()).add(upload_material(draft_id, code, stored, actor=actor, now=now).pk)

    errors = material_rows.take_uploads(request, way.content, attach)
    if replaced in taken:
        for each in set(old) - taken[replaced]:
            detach_material(draft_id, each, actor=actor, now=now)
    if taken:
        order_draft_review(draft_id, actor=actor, now=now)
    pressed = request.POST.get("upload") or replaced
    if pressed and not errors and not taken and way.content.material(pressed):
        errors[pressed] = _("Choose a file first.")
    return errors
