"""One topic of the service's form."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from yimen.cases.acts.save_draft import save_draft
from yimen.web.applicant.flow import Way, on_draft, onward
from yimen.web.components.schema_form import read_page, section_of, show_page


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def form_page(request: HttpRequest, way: Way, key: str) -> HttpResponse:
    """Saved right or wrong; a faulty page is shown again with what was typed."""
    schema = way.content.form
    section = section_of(schema, key)
    if request.method != "POST":
        page = show_page(schema, section, way.answers)
        return render(request, "applicant/form.html", way.context(key, title=page.title, page=page))
    page = read_page(schema, section, request.POST, way.answers)
    # A field that was emptied is taken away; one that does not apply any more too.
    answers = {name: page.answers.get(name) for name in section.names}
    draft = save_draft(way.draft.id, actor=request.actor, now=request.now, answers=answers)  # type: ignore[attr-defined]
    if page.problems and "later" not in request.POST:
        return render(request, "applicant/form.html", Way(draft).context(key, title=page.title, page=page), status=422)
    return onward(request, Way(draft), key)
