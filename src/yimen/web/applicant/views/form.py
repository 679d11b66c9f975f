"""One topic of the service's form."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from yimen.cases.acts.merge_draft import Saved
from yimen.cases.drafts import answers_of
from yimen.cases.merging import same
from yimen.catalogue import forms
from yimen.web.applicant.flow import Way, on_draft, onward
from yimen.web.components import drafting
from yimen.web.components.schema_form import (
    FormPage,
    Shown,
    read_page,
    section_of,
    show_page,
    shown_answer,
    stored_page,
    without_row,
)


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def form_page(request: HttpRequest, way: Way, key: str) -> HttpResponse:
    """Saved right or wrong; a faulty page is shown again with what was typed, and so is one that was changed elsewhere."""
    schema = way.content.form
    section = section_of(schema, key)
    if request.method != "POST":
        filled = way.prefilled(section, request.actor.name)  # type: ignore[attr-defined]
        shown = Shown(more=drafting.rows_asked(request), filled=tuple(filled))
        return _page(request, way, show_page(schema, section, {**filled, **way.answers}, shown))
    posted = without_row(request.POST, request.POST["drop"][:80]) if "drop" in request.POST else request.POST
    page = read_page(schema, section, posted, way.answers)
    # A field that was emptied is taken away; one that does not apply any more too.
    asked = [item.name for item in section.fields if item.asks]
    saved = drafting.save_page(request, way.draft.id, answers={name: page.answers.get(name) for name in asked})
    if drafting.by_autosave(request):
        return drafting.autosaved(saved)
    if not saved.whole:
        return _conflict(request, saved, section, page, posted)
    if "add" in request.POST or "drop" in request.POST:
        return _same_page(request)
    if page.problems and "later" not in request.POST:
        return _page(request, Way(saved.draft), _again(saved, schema, section, page), status=422)
    return onward(request, Way(saved.draft), key)


def _page(request: HttpRequest, way: Way, page: FormPage, status: int = 200, **more: Any) -> HttpResponse:
    context = way.context(page.key, title=page.title, page=page, **more)
    return render(request, "applicant/form.html", context, status=status)


def _again(saved: Saved, schema: Any, section: forms.Section, page: FormPage) -> FormPage:
    """The page as it was posted; where another window's values were kept, as it stands now."""
    stored = answers_of(saved.draft)
    kept = all(same(stored.get(name), page.answers.get(name)) for name in section.names)
    return page if kept else stored_page(schema, section, stored)


def _conflict(
    request: HttpRequest, saved: Saved, section: forms.Section, page: FormPage, posted: QueryDict
) -> HttpResponse:
    way, language = Way(saved.draft), get_language()
    schema = way.content.form
    named = {item.name: item for item in section.fields}
    conflicts = drafting.conflict_views(
        saved.conflicts,
        lambda name: named[name].title,
        lambda name, value: shown_answer(schema, named[name], value, language),
    )
    # What is in conflict is shown as typed, all else as it stands now.
    typed = {name: each.typed for name, each in saved.conflicts.items()}
    shown = show_page(schema, section, {**way.answers, **typed})
    problems = drafting.conflict_problems(conflicts)
    return _page(request, way, shown, 409, conflicts=conflicts, problems=problems)


def _same_page(request: HttpRequest) -> HttpResponse:
    """The same page, with one more row where one was asked for."""
    query = QueryDict(mutable=True)
    if request.GET.get("back") == "check":
        query["back"] = "check"
    if "add" in request.POST:
        query["add"] = request.POST["add"][:80]
    name = request.POST.get("add") or request.POST.get("drop", "").rpartition("-")[0]
    place = f"#field-{name}" if name.replace("_", "").isalnum() and name.isascii() else ""
    return HttpResponseRedirect(f"{request.path}{'?' if query else ''}{query.urlencode()}{place}")
