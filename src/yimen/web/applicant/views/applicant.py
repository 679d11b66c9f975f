"""Who applies: the first page of every application."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from yimen.cases.acts.save_draft import save_draft
from yimen.cases.drafts import applicant_of
from yimen.web.applicant.choosing import offers, told_of
from yimen.web.applicant.flow import Way, on_draft, onward
from yimen.web.components import drafting
from yimen.web.components.applicant_form import KEY, applicant_conflicts, read_applicant, show_applicant


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def applicant(request: HttpRequest, way: Way) -> HttpResponse:
    """Saved right or wrong; a faulty page is shown again with what was typed, and so is one that was changed elsewhere."""
    audience = way.content.audience
    if request.method != "POST":
        page = show_applicant(audience, way.told)
        offered = offers(request, audience, way.told["identifier"])
        return render(
            request, "applicant/applicant.html", way.context(KEY, title=page.title, page=page, offered=offered)
        )
    if chosen := told_of(request, audience, request.POST.get("take", "")):
        save_draft(way.draft.id, actor=request.actor, now=request.now, applicant=chosen)  # type: ignore[attr-defined]
        return HttpResponseRedirect(request.get_full_path())
    page = read_applicant(audience, request.POST)
    saved = drafting.save_page(request, way.draft.id, applicant=page.answers)
    if drafting.by_autosave(request):
        return drafting.autosaved(saved)
    way = Way(saved.draft)
    if not saved.whole:
        typed = {name: each.typed for name, each in saved.applicant_conflicts.items()}
        page = show_applicant(audience, {**applicant_of(saved.draft), **typed})
        conflicts = applicant_conflicts(saved.applicant_conflicts, way.told)
        more = {"conflicts": conflicts, "problems": drafting.conflict_problems(conflicts)}
        return render(request, "applicant/form.html", way.context(KEY, title=page.title, page=page, **more), status=409)
    if page.problems and "later" not in request.POST:
        return render(request, "applicant/form.html", way.context(KEY, title=page.title, page=page), status=422)
    return onward(request, way, KEY)
