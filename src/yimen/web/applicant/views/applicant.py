"""Who applies: the first page of every application."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from yimen.cases.acts.save_draft import save_draft
from yimen.web.applicant.flow import Way, on_draft, onward
from yimen.web.components.applicant_form import KEY, read_applicant, show_applicant


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def applicant(request: HttpRequest, way: Way) -> HttpResponse:
    """Saved right or wrong; a faulty page is shown again with what was typed."""
    audience = way.content.audience
    if request.method != "POST":
        page = show_applicant(audience, way.told)
        return render(request, "applicant/form.html", way.context(KEY, title=page.title, page=page))
    page = read_applicant(audience, request.POST)
    draft = save_draft(way.draft.id, actor=request.actor, now=request.now, applicant=page.answers)  # type: ignore[attr-defined]
    if page.problems and "later" not in request.POST:
        return render(request, "applicant/form.html", Way(draft).context(KEY, title=page.title, page=page), status=422)
    return onward(request, Way(draft), KEY)
