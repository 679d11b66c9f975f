"""The form as the applicant will see it: each page in both languages, on a desk and on a phone. Nothing of it is saved."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from yimen.catalogue import forms
from yimen.catalogue.proposals import may_write, proposal_for
from yimen.web.components.schema_form import read_page, section_of, show_page
from yimen.web.middleware.policy import framed_by_ourselves
from yimen.web.reform.views.form_editor import form_of

LANGUAGES = (("zh-hans", "中文"), ("en", "English"))  # both languages
WIDTHS = (("desk", 1000), ("phone", 390))


@require_safe
def form_preview(request: HttpRequest, number: int) -> HttpResponse:
    """Two frames, one as wide as a desk and one as a phone, for the page and language that the address names."""
    proposal = proposal_for(request.actor, number)  # type: ignore[attr-defined]
    form = form_of(proposal)
    pages = [page for page in forms.sections(form, get_language()) if page.fields]
    asked = request.GET.get("page", "")
    page = next((each for each in pages if each.key == asked), pages[0] if pages else None)
    language = request.GET.get("lang", "")
    language = language if language in dict(LANGUAGES) else (get_language() or "zh-hans")
    context = {
        "title": _("Preview of the form"),
        "proposal": proposal,
        "pages": pages,
        "page": page,
        "language": "en" if language.startswith("en") else "zh-hans",
        "languages": LANGUAGES,
        "faulty": request.GET.get("faulty") == "1",
        "may_write": may_write(proposal, request.actor),  # type: ignore[attr-defined]
    }
    return render(request, "reform/form_preview.html", context)


@require_safe
@xframe_options_sameorigin
def form_shown(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """One page of the form alone, as in an application; with ?faulty=1 as it looks when it was sent empty."""
    proposal = proposal_for(request.actor, number)  # type: ignore[attr-defined]
    form = form_of(proposal)
    with override("en" if request.GET.get("lang") == "en" else "zh-hans"):
        section = section_of(form, key)
        faulty = request.GET.get("faulty") == "1"
        shown = read_page(form, section, request.GET.copy(), {}) if faulty else show_page(form, section, {})
        context = {"title": shown.title, "page": shown, "proposal": proposal}
        return framed_by_ourselves(render(request, "reform/form_shown.html", context))
