"""One import: its columns, its progress, what was found, its report, and the steps that are possible."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen import wording
from yimen.errors import Refusal
from yimen.exchange.acts import confirm_import, discard_import, map_columns
from yimen.exchange.kinds import kind_named
from yimen.exchange.models import ImportRun
from yimen.exchange.queries import findings_of, run_for
from yimen.exchange.reporting import report_of
from yimen.exchange.saying import english, say_finding, title_of
from yimen.spreadsheets import Level, letters
from yimen.web.reform.views.imports import colour_of

ON_A_PAGE = 50
# Where what came in waits for its reviews.
NEXT = {
    **dict.fromkeys(("terms", "materials", "fees", "questions"), "reform:changes"),
    **dict.fromkeys(("powers", "responsibilities"), "rounds:home"),
    "adoptions": "powers:towns",
    "determinations": "reform:agencies",
    "holidays": "reform:holidays",
    "laws": "reform:laws",
}
WORKING = (ImportRun.State.CHECKING, ImportRun.State.WRITING)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def import_run(request: HttpRequest, number: int) -> HttpResponse:
    """The import as it stands."""
    return _show(request, number)


@require_http_methods(["GET", "HEAD", "POST"])
def import_columns(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm which column is which; refused: the form again as it was chosen."""
    if request.method != "POST":
        return _show(request, number, mapping=True)
    chosen = {
        name.removeprefix("column-"): int(value)
        for name, value in request.POST.items()
        if name.startswith("column-") and isinstance(value, str) and value.isdecimal() and len(value) < 5
    }
    try:
        map_columns(number, chosen, actor=request.actor, now=request.now)  # type: ignore[attr-defined]
    except Refusal as refusal:
        if refusal.status in (403, 404):
            raise
        return _show(request, number, refusal, mapping=True, chosen=chosen)
    return _back(number)


@require_POST
def import_step(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Confirm or discard; refused: the page with the reason on top."""
    acts = {"confirm": confirm_import, "discard": discard_import}
    if name not in acts:
        raise Refusal("import_not_found", status=404)
    try:
        acts[name](number, actor=request.actor, now=request.now)  # type: ignore[attr-defined]
    except Refusal as refusal:
        if refusal.status in (403, 404):
            raise
        return _show(request, number, refusal)
    if name == "discard":
        messages.success(request, _("The import was discarded; nothing was written."))
        return HttpResponseRedirect(reverse("reform:imports"))
    return _back(number)


@require_safe
def import_progress(request: HttpRequest, number: int) -> HttpResponse:
    """How far the work has come, for an open page that asks again and again; done, it has the page load anew."""
    run = run_for(request.actor, settings.YIMEN_DISTRICT, number)  # type: ignore[attr-defined]
    if run.state not in WORKING:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "reform/_import_progress.html", {"run": run})


@require_safe
def import_report(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """The report of the dry run as a workbook."""
    run = run_for(request.actor, settings.YIMEN_DISTRICT, number)  # type: ignore[attr-defined]
    response = StreamingHttpResponse(report_of(run), content_type=XLSX)
    response["Content-Length"] = str(run.report_size)
    stem = run.file_name.rpartition(".")[0] or run.file_name
    disposition = content_disposition_header(True, f"{stem}-{_('report')}.xlsx")
    response["Content-Disposition"] = disposition or "attachment"
    return response


def _back(number: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("reform:import", args=[number]))


def _show(
    request: HttpRequest,
    number: int,
    refusal: Refusal | None = None,
    *,
    mapping: bool = False,
    chosen: dict[str, int] | None = None,
) -> HttpResponse:
    run = run_for(request.actor, settings.YIMEN_DISTRICT, number)  # type: ignore[attr-defined]
    kind = kind_named(run.kind)
    level = request.GET.get("level", "")
    level = level if level in set(Level) else ""
    page = Paginator(findings_of(run, level), ON_A_PAGE).get_page(request.GET.get("page"))
    mapping = (mapping and run.state == ImportRun.State.CHECKED) or run.state == ImportRun.State.MAPPING
    context: dict[str, Any] = {
        "title": _("Import of %(file)s") % {"file": run.file_name},
        "run": run,
        "kind": title_of(kind),
        "then": kind.then_en if english() else kind.then_zh,
        "next": reverse(NEXT[kind.name]) if kind.name in NEXT else "",
        "colour": colour_of(run),
        "working": run.state in WORKING,
        "mapping": mapping,
        "columns": _columns(run, chosen) if mapping else [],
        "notices": [wording.say(Refusal(notice["code"], **notice["params"])) for notice in run.notices],
        "failure": wording.say(Refusal(run.failure["code"], **run.failure["data"])) if run.failure else "",
        "problem": wording.say(refusal) if refusal else "",
        "level": level,
        "page": page,
        "findings": [(finding, say_finding(finding.code, finding.params, kind)) for finding in page],
        "may_confirm": run.state == ImportRun.State.CHECKED and not run.wrong and (run.new or run.changed),
        "nothing_to_do": run.state == ImportRun.State.CHECKED and not (run.wrong or run.new or run.changed),
    }
    return render(request, "reform/import.html", context, status=refusal.status if refusal else 200)


def _columns(run: ImportRun, chosen: dict[str, int] | None) -> list[dict[str, Any]]:
    """Each column of the list, with the columns of the file that it may be."""
    places = run.mapping if chosen is None else chosen
    options = [(at, f"{letters(at + 1)}  {name}") for at, name in enumerate(run.heading) if name]
    return [
        {
            "key": column.key,
            "title": title_of(column),
            "required": column.required,
            "missing": column.required and column.key not in places,
            "options": [(at, name, places.get(column.key) == at) for at, name in options],
        }
        for column in kind_named(run.kind).read_columns
    ]
