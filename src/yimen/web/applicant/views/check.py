"""The last page: everything once more, the declaration, and the button that hands in."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.cases.acts.save_draft import save_draft
from yimen.cases.acts.submit_draft import submit_draft
from yimen.cases.models import Case
from yimen.catalogue import forms
from yimen.errors import Refusal
from yimen.web.applicant.flow import Way, on_draft
from yimen.web.applicant.views.prereview import shown_for
from yimen.web.components.applicant_form import applicant_rows
from yimen.web.components.schema_form import summary
from yimen.web.components.values import Problem


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def check(request: HttpRequest, way: Way) -> HttpResponse:
    """The draft's id is the key of the submission: sent twice, it is one case with one receipt."""
    if request.method != "POST":
        return _page(request, way)
    declared = request.POST.get("declaration") == "true"
    problems = [fault for page in way.pages for fault in page.faults]
    if not declared:
        problems.append(Problem(_("Please make the declaration before you hand in."), "#field-declaration"))
    if problems:
        return _page(request, way, problems, declared, tried=True)
    try:
        case = _hand_in(request, way)
    except Refusal as refusal:
        return _page(request, way, [Problem(wording.say(refusal))], declared, tried=True, status=refusal.status)
    return HttpResponseRedirect(reverse("applicant:receipt", args=[case.number]))


def _hand_in(request: HttpRequest, way: Way) -> Case:
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    # Answers to questions that no longer apply, after an earlier answer was changed, are not handed in.
    kept = forms.visible(way.content.form, way.answers)
    gone = {name: None for name in way.answers if name not in kept}
    if gone:
        save_draft(way.draft.id, actor=actor, now=now, answers=gone)
    return submit_draft(way.draft.id, actor=actor, now=now)


def _page(
    request: HttpRequest,
    way: Way,
    problems: list[Problem] | None = None,
    declared: bool = False,
    tried: bool = False,
    status: int = 422,
) -> HttpResponse:
    parts = [
        (part.title, summary(way.content.form, part, way.answers, f"{way.address('form', part.key)}?back=check"))
        for part in way.sections
    ]
    context = way.context(
        "check",
        title=_("Check your application"),
        applicant=applicant_rows(way.told, f"{way.address('applicant')}?back=check"),
        parts=parts,
        rows=way.rows,
        prereview=shown_for(way, pictures=False),
        lacking=[page for page in way.pages if page.faults] if not tried else [],
        problems=problems or [],
        declared=declared,
        undeclared=tried and not declared,
    )
    return render(request, "applicant/check.html", context, status=status if problems else 200)
