"""A case for its applicant: where it stands, what comes next, what was handed in."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from yimen.cases.queries import Dossier, case_for, dossier, possible_acts, stored_answers
from yimen.cases.queries.proof import proof_state
from yimen.cases.queries.standing_of import handed_in_by
from yimen.catalogue import forms
from yimen.clock import shanghai_date
from yimen.consult.queries import conversations_of_case
from yimen.errors import Refusal
from yimen.papers.serving import file_response
from yimen.permits.case_notices import notices_of
from yimen.permits.models import Certificate
from yimen.prereview import queries as prereviews
from yimen.web.applicant.views.act import OWN, own
from yimen.web.components.laws import case_basis
from yimen.web.components.overdue import tell_overdue
from yimen.web.components.schema_form import summary
from yimen.web.components.standing import by_whom
from yimen.web.components.story import stream_of, tell
from yimen.web.components.templatetags.yimen import text
from yimen.web.components.trust import trust_of


@require_safe
def case_page(request: HttpRequest, number: str) -> HttpResponse:
    """Everything about one case of one's own."""
    shown = _dossier(request, number)
    answers = stored_answers(shown.case)
    schema = shown.content.form
    acts = {entry.row.act for entry in possible_acts(shown, request.actor, request.now) if entry.allowed}  # type: ignore[attr-defined]
    context = {
        **progress_context(request, shown),
        "title": f"{shown.case.service.title} {number}",
        "parts": [(part.title, summary(schema, part, answers)) for part in forms.sections(schema, get_language())],
        "materials": materials_of(shown),
        "content": shown.content,
        "laws": case_basis(shown.content, shown.case.accepted_at, shown.case.submitted_at),
        "acts": acts,
        "by_whom": by_whom(handed_in_by(shown.case), masked=False),
        "own_acts": [own(act) for act in OWN if act in acts and _worth_offering(act, shown)],
        "notices": notices_of(shown, inside=False),
        "proof": proof_state(shown.case, shown.as_of),
        "asked": conversations_of_case(shown.case),
        "prereview": prereviews.of_case(shown.case),
        "certificate": Certificate.objects.filter(case=shown.case).order_by("-version").first(),
    }
    return render(request, "applicant/case.html", context)


@require_safe
def case_progress(request: HttpRequest, number: str) -> HttpResponse:
    """The part that changes, for live update."""
    return render(request, "progress/template.html", progress_context(request, _dossier(request, number)))


@require_safe
def handed_in_file(request: HttpRequest, number: str, file_id: UUID) -> HttpResponseBase:
    """A file of the case."""
    case = case_for(request.actor, number)  # type: ignore[attr-defined]
    material = case.materials.select_related("file").filter(file_id=file_id).first()
    if material is None:
        raise Refusal("page_not_found", status=404)
    return file_response(material.file, inline=True)


def progress_context(request: HttpRequest, shown: Dossier) -> dict[str, Any]:
    """What the progress of a case needs to be shown and to stay live."""
    return {
        "case": shown.case,
        "story": tell(shown),
        "overdue": tell_overdue(shown.case, shown.as_of),
        "stream": stream_of(shown.case),
        "clock_page": "public:case_clock",
        "fragment": reverse("applicant:case_progress", args=[shown.case.number]),
    }


def materials_of(shown: Dossier) -> list[dict[str, Any]]:
    """The handed-in files with the material's name, corrections marked."""
    return [
        {
            "name": text(listed.name) if (listed := shown.content.material(each.code)) else each.code,
            "file": each.file,
            "corrected": each.round > 0,
            "trust": trust_of(each.file),
            "href": reverse("applicant:file", args=[shown.case.number, each.file_id]),
        }
        for each in shown.materials
    ]


def _worth_offering(act: str, shown: Dossier) -> bool:
    """A promise can be given only while something is left that it may stand for."""
    owed = {each.item for each in shown.file.obligations}
    return act != "make_promise" or any(item not in owed for item in shown.rules.promisable)


def _dossier(request: HttpRequest, number: str) -> Dossier:
    case = case_for(request.actor, number)  # type: ignore[attr-defined]
    return dossier(case, shanghai_date(request.now))  # type: ignore[attr-defined]
