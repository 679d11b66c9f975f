"""Reads of imports that pages, API and command line share."""

from django.db.models import QuerySet

from yimen.errors import Refusal
from yimen.exchange.access import demand_importer
from yimen.exchange.models import ImportFinding, ImportRun
from yimen.procedure import Actor


def runs_for(actor: Actor, district: str, kind: str = "") -> QuerySet[ImportRun]:
    """The imports of the district, the newest first. Raises Refusal import_needs_role (403)."""
    demand_importer(actor)
    found = ImportRun.objects.filter(district=district).order_by("-pk")
    return found.filter(kind=kind) if kind else found


def run_for(actor: Actor, district: str, number: int) -> ImportRun:
    """One import. Raises Refusal import_needs_role (403), import_not_found (404)."""
    run = runs_for(actor, district).filter(pk=number).first()
    if run is None:
        raise Refusal("import_not_found", status=404)
    return run


def findings_of(run: ImportRun, level: str = "") -> QuerySet[ImportFinding]:
    """What was found, row by row; `level`: errors or warnings only."""
    found = run.findings.order_by("row", "pk")
    return found.filter(level=level) if level else found


def sources_of(kind: str) -> list[str]:
    """Names of sources that have sent lists of this kind."""
    names = ImportRun.objects.filter(kind=kind).order_by("source").values_list("source", flat=True).distinct()
    return list(names[:50])
