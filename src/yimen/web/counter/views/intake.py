"""Take an application in: applicant, form and materials on one dense page that saves whatever is sent, right or wrong."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yimen import wording
from yimen.cases.acts.attach_material import attach_material, detach_material
from yimen.cases.acts.discard_draft import discard_draft
from yimen.cases.acts.renew_draft import renew_draft
from yimen.cases.acts.save_draft import save_draft
from yimen.cases.acts.submit_draft import submit_draft
from yimen.cases.drafts import draft_for
from yimen.errors import Refusal
from yimen.papers.models import StoredFile
from yimen.papers.serving import file_response
from yimen.web.components import material_rows
from yimen.web.components.values import Problem
from yimen.web.counter.sheet import Sheet, read, show


@require_http_methods(["GET", "POST"])
def intake(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The page. Every button of it saves what stands in the form; the last one hands in."""
    draft = draft_for(request.actor, draft_id)  # type: ignore[attr-defined]
    if draft.case is not None:
        return HttpResponseRedirect(reverse("counter:case", args=[draft.case.number]))
    if request.method == "GET":
        return _page(request, show(draft))
    errors = _files(request, show(draft))
    if material_rows.by_script(request):
        return material_rows.script_answer(errors)
    sheet = read(draft, request.POST)
    save_draft(
        draft.id,
        actor=request.actor,  # type: ignore[attr-defined]
        now=request.now,  # type: ignore[attr-defined]
        answers=sheet.changes,
        applicant=sheet.told,
    )
    if "submit" not in request.POST:
        return _page(request, show(draft_for(request.actor, draft_id)), errors)  # type: ignore[attr-defined]
    return _hand_in(request, sheet, errors)


@require_GET
def intake_file(request: HttpRequest, draft_id: UUID, file_id: int) -> HttpResponseBase:
    """A file of one's own draft."""
    material = draft_for(request.actor, draft_id).materials.select_related("file").filter(pk=file_id).first()  # type: ignore[attr-defined]
    if material is None:
        raise Refusal("material_file_not_found", status=404)
    return file_response(material.file, inline=True)


@require_POST
def discard(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Give the draft up: the visitor has left."""
    discard_draft(draft_id, actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("This intake has been removed."))
    return HttpResponseRedirect(reverse("counter:home"))


def _files(request: HttpRequest, sheet: Sheet) -> dict[str, str]:
    """Take out, replace and add files as asked; material code -> sentence for each that could not be taken."""
    actor, now, draft = request.actor, request.now, sheet.draft  # type: ignore[attr-defined]
    gone, replaced = request.POST.get("remove", ""), request.POST.get("replace", "")
    if gone.isdecimal():
        detach_material(draft.id, int(gone), actor=actor, now=now)
    before = [each.pk for each in draft.materials.filter(code=replaced)] if replaced else []
    sent: list[str] = []

    def attach(code: str, stored: StoredFile) -> None:
        attach_material(draft.id, code, stored, actor=actor, now=now)
        sent.append(code)

    errors = material_rows.take_uploads(request, sheet.content, attach)
    if replaced in sent:
        for old in before:
            detach_material(draft.id, old, actor=actor, now=now)
    pressed = request.POST.get("upload") or replaced
    if pressed and pressed not in errors and pressed not in sent and sheet.content.material(pressed):
        errors[pressed] = _("Choose a file first.")
    return errors


def _hand_in(request: HttpRequest, sheet: Sheet, errors: dict[str, str]) -> HttpResponse:
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    rows = sheet.rows(errors)
    problems = [*sheet.problems, *material_rows.problems(rows), *material_rows.missing(rows)]
    if problems:
        return _page(request, sheet, errors, problems)
    try:
        case = submit_draft(sheet.draft.id, actor=actor, now=now)
    except Refusal as refusal:
        if refusal.code == "service_changed":
            renew_draft(sheet.draft.id, actor=actor, now=now)
            sheet = read(draft_for(actor, sheet.draft.id), request.POST)
        return _page(request, sheet, errors, [Problem(wording.say(refusal))])
    messages.success(
        request, _("The application has been taken in under the number %(number)s.") % {"number": case.number}
    )
    return HttpResponseRedirect(reverse("counter:case", args=[case.number]))


def _page(
    request: HttpRequest, sheet: Sheet, errors: dict[str, str] | None = None, problems: list[Problem] | None = None
) -> HttpResponse:
    rows = sheet.rows(errors or {})
    shown = problems if problems is not None else material_rows.problems(rows)
    context = {
        "title": _("Take in: %(service)s") % {"service": sheet.draft.service.title},
        "sheet": sheet,
        "draft": sheet.draft,
        "service": sheet.draft.service,
        "content": sheet.content,
        "rows": rows,
        "problems": shown,
        "saved": request.method == "POST" and not shown and "save" in request.POST,
    }
    return render(request, "counter/intake.html", context, status=422 if shown else 200)
