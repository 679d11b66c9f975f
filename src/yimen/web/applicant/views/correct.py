"""Hand in corrections: the whole notice, a place for each file, one button.

Files are kept from the moment they are sent (in the session, by case), so that a refused one, a break or a second
thought loses nothing; they belong to the case only when the corrections are handed in.
"""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen import wording
from yimen.cases.acts.resubmit import resubmit
from yimen.cases.queries import Dossier, case_for, dossier, stored_answers
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.papers.models import StoredFile
from yimen.papers.serving import file_response
from yimen.procedure import State
from yimen.web.components import material_rows
from yimen.web.components.material_rows import HeldFile, MaterialRow
from yimen.web.components.values import Problem


@dataclass
class Kept:
    """The files sent for the corrections of one case, in the session: [material code, file id]."""

    request: HttpRequest
    number: str

    @property
    def key(self) -> str:
        return f"correction.{self.number}"

    def entries(self) -> list[tuple[str, str]]:
        return [(code, file_id) for code, file_id in self.request.session.get(self.key, [])]

    def write(self, entries: list[tuple[str, str]]) -> None:
        self.request.session[self.key] = [list(entry) for entry in entries]

    def files(self) -> list[tuple[str, StoredFile]]:
        """In the order they were sent; what was purged in the meantime is left out."""
        found = {
            str(file.id): file
            for file in StoredFile.objects.filter(id__in=[file_id for _code, file_id in self.entries()])
        }
        return [(code, found[file_id]) for code, file_id in self.entries() if file_id in found]


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """Uploads stay on the page; the last button hands in."""
    shown = _open_correction(request, number)
    kept = Kept(request, number)
    if request.method != "POST":
        return _page(request, shown, kept)
    errors = _change(request, shown, kept)
    if material_rows.by_script(request):
        return material_rows.script_answer(errors)
    if errors or {"upload", "replace", "remove"} & request.POST.keys():
        return _page(request, shown, kept, errors)
    items = [item for place, item in enumerate(shown.file.gaps_open) if request.POST.get(f"item-{place}")]
    if not items:
        return _page(request, shown, kept, problems=[Problem(_("Tick what you have corrected."), "#field-item-0")])
    seen = request.POST.get("sequence", "")
    try:
        resubmit(
            number,
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
            expected_sequence=int(seen) if seen.isdigit() else None,
            items=items,
            note=request.POST.get("note", ""),
            files=kept.files(),
        )
    except Refusal as refusal:
        return _page(request, shown, kept, problems=[Problem(wording.say(refusal))], status=refusal.status)
    request.session.pop(kept.key, None)
    messages.success(request, _("Your corrections have been handed in. The agency has been told."))
    return HttpResponseRedirect(reverse("applicant:case", args=[number]))


@require_safe
def correction_file(request: HttpRequest, number: str, file_id: UUID) -> HttpResponseBase:
    """A file kept for the corrections, before they are handed in."""
    case_for(request.actor, number)  # type: ignore[attr-defined]
    for _code, file in Kept(request, number).files():
        if file.id == file_id:
            return file_response(file, inline=True)
    raise Refusal("page_not_found", status=404)


def _open_correction(request: HttpRequest, number: str) -> Dossier:
    case = case_for(request.actor, number)  # type: ignore[attr-defined]
    if case.state != State.CORRECTION:
        raise Refusal("no_correction_open", status=409)
    return dossier(case, shanghai_date(request.now))  # type: ignore[attr-defined]


def _change(request: HttpRequest, shown: Dossier, kept: Kept) -> dict[str, str]:
    gone, replaced = request.POST.get("remove", ""), request.POST.get("replace", "")
    if gone:
        kept.write([entry for entry in kept.entries() if entry[1] != gone])
    before = kept.entries()
    sent: list[tuple[str, str]] = []
    errors = material_rows.take_uploads(request, shown.content, lambda code, file: sent.append((code, str(file.id))))
    if sent:
        swapped = replaced in {code for code, _file in sent}
        kept.write([entry for entry in before if not (swapped and entry[0] == replaced)] + sent)
    pressed = request.POST.get("upload") or replaced
    if pressed and not errors and not sent and shown.content.material(pressed):
        errors[pressed] = _("Choose a file first.")
    return errors


def _rows(shown: Dossier, kept: Kept, errors: dict[str, str]) -> list[MaterialRow]:
    number = shown.case.number
    held: dict[str, list[HeldFile]] = {}
    for each in shown.materials:
        href = reverse("applicant:file", args=[number, each.file_id])
        held.setdefault(each.code, []).append(HeldFile(each.file.name, each.file.size, href))
    for code, file in kept.files():
        href = reverse("applicant:correction_file", args=[number, file.id])
        held.setdefault(code, []).append(HeldFile(file.name, file.size, href, str(file.id)))
    return material_rows.rows(shown.content, stored_answers(shown.case), held, errors)


def _page(
    request: HttpRequest,
    shown: Dossier,
    kept: Kept,
    errors: dict[str, str] | None = None,
    problems: list[Problem] | None = None,
    status: int = 422,
) -> HttpResponse:
    rows = _rows(shown, kept, errors or {})
    told = next((event for event in reversed(shown.events) if event.kind == "correction_notified"), None)
    first = request.method != "POST"
    context = {
        "title": _("Hand in corrections"),
        "case": shown.case,
        "notice": told,
        "items": [
            (place, item, first or bool(request.POST.get(f"item-{place}")))
            for place, item in enumerate(shown.file.gaps_open)
        ],
        "rows": rows,
        "note": request.POST.get("note", ""),
        "problems": (problems or []) + material_rows.problems(rows),
    }
    return render(request, "applicant/correct.html", context, status=status if context["problems"] else 200)
