"""Lists that were brought in, and the form that brings in one more."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen import wording
from yimen.errors import Refusal
from yimen.exchange.acts import begin_import
from yimen.exchange.kinds import KINDS, kind_named
from yimen.exchange.models import ImportRun
from yimen.exchange.queries import runs_for, sources_of
from yimen.exchange.saying import title_of
from yimen.web.components.values import Choice

ON_A_PAGE = 25
LONGEST = 120


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """The history, the newest first. Sent a file: the page of the new import, or the form again with the reason on top."""
    if request.method != "POST":
        return _page(request)
    file = request.FILES.get("file")
    try:
        if not isinstance(file, UploadedFile) or file.file is None:
            raise Refusal("import_file_missing", status=422)
        run = begin_import(
            file.file,
            kind_named(request.POST.get("kind", ""), importable=True),
            name=file.name or "",
            source=_typed(request, "source"),
            sheet=_typed(request, "sheet"),
            district=settings.YIMEN_DISTRICT,
            actor=request.actor,  # type: ignore[attr-defined]
            now=request.now,  # type: ignore[attr-defined]
        )
    except Refusal as refusal:
        return _page(request, refusal)
    return HttpResponseRedirect(reverse("reform:import", args=[run.pk]))


def _page(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    kind = request.POST.get("kind") or request.GET.get("kind", "")
    runs = runs_for(request.actor, settings.YIMEN_DISTRICT)  # type: ignore[attr-defined]
    names = {name: title_of(each) for name, each in KINDS.items()}
    page = Paginator(runs, ON_A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "title": _("Import of lists"),
        "kinds": [Choice(name, names[name], name == kind) for name, each in KINDS.items() if each.importable],
        "exports": [(name, names[name]) for name in KINDS],
        "sources": sorted({name for each in KINDS for name in sources_of(each)}),
        "source": _typed(request, "source"),
        "sheet": _typed(request, "sheet"),
        "megabytes": settings.YIMEN_UPLOAD_LIMIT // 1_000_000,
        "page": page,
        "rows": [(run, names.get(run.kind, run.kind), colour_of(run)) for run in page],
        "problem": wording.say(refusal) if refusal else "",
    }
    return render(request, "reform/imports.html", context, status=refusal.status if refusal else 200)


def colour_of(run: ImportRun) -> str:
    """The colour of its state."""
    if run.state == ImportRun.State.CHECKED:
        return "red" if run.wrong else "blue"
    colours = {ImportRun.State.WRITTEN: "green", ImportRun.State.REFUSED: "red", ImportRun.State.DISCARDED: "grey"}
    return colours.get(ImportRun.State(run.state), "amber")


def _typed(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\x00", "").strip()[:LONGEST]
