"""The materials of an application: add, replace, remove; and look at what was added."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen.cases.acts.attach_material import attach_material, detach_material
from yimen.errors import Refusal
from yimen.papers.models import StoredFile
from yimen.papers.serving import file_response
from yimen.prereview.acts import order_draft_review
from yimen.web.applicant.flow import Way, on_draft, onward
from yimen.web.components import material_rows


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def materials(request: HttpRequest, way: Way) -> HttpResponse:
    """Good files are kept although others are refused; going on without needed ones is told, not forgotten."""
    if request.method != "POST":
        return render(
            request, "applicant/materials.html", way.context("materials", title=_("Materials"), rows=way.rows)
        )
    errors = _change(request, way)
    if material_rows.by_script(request):
        return material_rows.script_answer(errors)
    rows = way.material_rows(errors)
    problems = material_rows.problems(rows)
    stays = {"upload", "replace", "remove"} & request.POST.keys()
    if not stays and "later" not in request.POST and not problems:
        problems = material_rows.missing(rows)
    if problems:
        context = way.context("materials", title=_("Materials"), rows=rows, problems=problems)
        return render(request, "applicant/materials.html", context, status=422)
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


def _change(request: HttpRequest, way: Way) -> dict[str, str]:
    actor, now, draft_id = request.actor, request.now, way.draft.id  # type: ignore[attr-defined]
    if (gone := request.POST.get("remove", "")).isdigit():
        detach_material(draft_id, int(gone), actor=actor, now=now)
    replaced = request.POST.get("replace", "")
    old = list(way.draft.materials.filter(code=replaced).values_list("id", flat=True)) if replaced else []
    taken: dict[str, set[int]] = {}

    def attach(code: str, stored: StoredFile) -> None:
        # The same file once more is the one that is there: it must not be taken for the old one.
        taken.setdefault(code, set()).add(attach_material(draft_id, code, stored, actor=actor, now=now).pk)

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
