"""Take an application in: applicant, form and materials on one dense page that saves whatever is sent, right or wrong."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yimen import wording
from yimen.cases.acts.attach_material import attach_material, detach_material
from yimen.cases.acts.compare_draft import compare_draft
from yimen.cases.acts.discard_draft import discard_draft
from yimen.cases.acts.merge_draft import Saved
from yimen.cases.acts.renew_draft import renew_draft
from yimen.cases.acts.submit_draft import submit_draft
from yimen.cases.drafts import answers_of, applicant_of, draft_for
from yimen.cases.merging import same
from yimen.cases.rules import content_of
from yimen.catalogue import forms
from yimen.errors import Refusal
from yimen.papers.models import StoredFile
from yimen.papers.serving import file_response
from yimen.web.components import drafting, material_rows
from yimen.web.components.applicant_form import applicant_conflicts
from yimen.web.components.drafting import ConflictView
from yimen.web.components.material_offers import offers, take_offer
from yimen.web.components.schema_form import shown_answer, without_row
from yimen.web.components.values import Problem
from yimen.web.counter.sheet import Sheet, read, show, show_with


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
    posted = without_row(request.POST, request.POST["drop"][:80]) if "drop" in request.POST else request.POST
    sheet = read(draft, posted)
    saved = drafting.save_page(request, draft.id, answers=sheet.changes, applicant=sheet.told)
    if drafting.by_autosave(request):
        return drafting.autosaved(saved)
    if not saved.whole:
        return _conflict(request, saved, errors)
    # After saving: a register is asked for the name and number that stand on the sheet now.
    errors |= take_offer(request, saved.draft) or {}
    if "submit" not in request.POST:
        more = {request.POST["add"][:80]: 1} if "add" in request.POST else {}
        return _page(request, show(draft_for(request.actor, draft_id), more), errors)  # type: ignore[attr-defined]
    if _other_than_typed(saved, sheet):
        return _page(
            request,
            show(saved.draft),
            errors,
            [
                Problem(
                    _(
                        "Another window saved something else in the meantime. Look through the sheet once more, then hand it in."
                    )
                )
            ],
        )
    return _hand_in(request, replace(sheet, draft=saved.draft), errors)


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
    if (compared := request.POST.get("compare", "")).isdecimal():
        compare_draft(draft.id, int(compared), actor=actor, now=now)
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


def _conflict(request: HttpRequest, saved: Saved, errors: dict[str, str]) -> HttpResponse:
    """Two windows changed the same: what was typed here stands in the fields, both values stand on top to choose between."""
    content = content_of(saved.draft.service_id, saved.draft.service_version)
    language, schema = get_language(), content.form
    conflicts = applicant_conflicts(saved.applicant_conflicts, applicant_of(saved.draft))
    conflicts += drafting.conflict_views(
        saved.conflicts,
        lambda name: forms.field_of(schema, name, language).title,
        lambda name, value: shown_answer(schema, forms.field_of(schema, name, language), value, language),
    )
    problems = drafting.conflict_problems(conflicts)
    return _page(request, show_with(saved), errors, problems, conflicts=conflicts, status=409)


def _other_than_typed(saved: Saved, sheet: Sheet) -> bool:
    """Whether the draft now holds something of another window that nobody at this one has looked at."""
    answers, told = answers_of(saved.draft), applicant_of(saved.draft)
    kept = all(same(answers.get(name), value) for name, value in sheet.changes.items())
    return not kept or any(not same(told[name], value) for name, value in sheet.told.items())


def _page(
    request: HttpRequest,
    sheet: Sheet,
    errors: dict[str, str] | None = None,
    problems: list[Problem] | None = None,
    *,
    conflicts: list[ConflictView] | None = None,
    status: int = 422,
) -> HttpResponse:
    found = offers(sheet.draft, sheet.content, request.actor, request.now)  # type: ignore[attr-defined]
    rows = sheet.rows(errors or {}, found)
    shown = problems if problems is not None else material_rows.problems(rows)
    context = {
        "title": _("Take in: %(service)s") % {"service": sheet.draft.service.title},
        "sheet": sheet,
        "draft": sheet.draft,
        "service": sheet.draft.service,
        "content": sheet.content,
        "rows": rows,
        "comparing": True,
        "problems": shown,
        "marks": drafting.marks(sheet.draft),
        "conflicts": conflicts or [],
        "saved": request.method == "POST" and not shown and "save" in request.POST,
    }
    return render(request, "counter/intake.html", context, status=status if shown else 200)
