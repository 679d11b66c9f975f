"""One act, sent from a case page: done, or the page again with everything that was typed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.cases.acts import PERFORM
from yimen.cases.models import Case
from yimen.cases.queries import case_for
from yimen.cases.rules import content_of
from yimen.errors import Refusal
from yimen.papers.models import StoredFile
from yimen.procedure import ROW, ActRow
from yimen.web.components.material_rows import take_uploads
from yimen.web.staff import actfields, words
from yimen.web.staff.actforms import Failed
from yimen.web.staff.here import here
from yimen.web.staff.views.case import show


@require_http_methods(["GET", "HEAD", "POST"])
def act_page(request: HttpRequest, number: str, act: str) -> HttpResponse:
    """Do the act and go back to the case; refused: the page with the reason on top, nothing typed is lost.

    The address opened by hand, or after the language was changed on a refused page, leads to the case.
    """
    if request.method != "POST":
        return HttpResponseRedirect(here(request).address("case", number))
    case = case_for(request.actor, number.upper())  # type: ignore[attr-defined]
    row = ROW.get(act)
    if row is None or not row.offered:
        raise Refusal("act_unknown", status=422, act=act[:40])
    typed = actfields.read(row, request.POST, case.agency.code)
    key, seen = request.POST.get("key", "")[:80], _sequence(request)
    try:
        done = PERFORM[act](
            case.number,
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
            expected_sequence=seen,
            idempotency_key=key or None,
            **typed,
            **_files(request, case, row),
        )
    except Refusal as refusal:
        if refusal.status in (403, 404) and refusal.code != "act_not_your_role":
            raise
        fresh = case_for(request.actor, case.number)  # type: ignore[attr-defined]
        failed = Failed(act, typed, refusal, key, seen if refusal.code == "case_moved_on" else None)
        return show(request, fresh, failed=failed, status=refusal.status)
    messages.success(request, _done(row, done))
    return HttpResponseRedirect(here(request).address("case", case.number))


def _sequence(request: HttpRequest) -> int | None:
    given = request.POST.get("expected_sequence", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None


def _files(request: HttpRequest, case: Case, row: ActRow) -> dict[str, Any]:
    """Files sent with the act, stored: one field a material. Raises Refusal upload_refused with all their sentences."""
    if not any(argument.kind == "files" for argument in row.arguments):
        return {}
    stored: list[tuple[str, StoredFile]] = []
    content = content_of(case.service_id, case.service_version)
    errors = take_uploads(request, content, lambda code, file: stored.append((code, file)))
    if errors:
        raise Refusal("upload_refused", status=422, reasons=" ".join(errors.values()))
    return {"files": stored}


def _done(row: ActRow, case: Case) -> str:
    """What just happened, and where the case stands now."""
    step, _colour = words.next_step(case)
    return _("Done: %(act)s. The case now stands at: %(step)s.") % {"act": words.say(row.title), "step": step}
