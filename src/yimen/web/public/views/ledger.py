"""The daily roots in public, so that anyone can compare them with a proof, and keep them where nobody here can reach."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.errors import Refusal
from yimen.ledger.models import DailyRoot
from yimen.permits import ledger_seal

A_PAGE = 31
CHECKER = Path(__file__).resolve().parents[5] / "docs" / "verify_proof.py"
_NODES = ("page_nodes", "page_firsts", "permits_nodes", "permits_firsts")  # only the making of proofs needs them


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """A month of roots a page, the newest first."""
    roots = DailyRoot.objects.defer(*_NODES).order_by("-day")
    page = Paginator(roots, A_PAGE).get_page(request.GET.get("page"))
    newest = roots.first()
    context = {
        "title": _("Ledger roots"),
        "page": page,
        "newest": newest,
        "fingerprint": ledger_seal.fingerprint(newest.signature) if newest else "",
    }
    return render(request, "public/ledger.html", context)


@require_safe
def root(request: HttpRequest, day: str) -> HttpResponseBase:
    """One root with its signature, as JSON."""
    found = DailyRoot.objects.defer(*_NODES).filter(day=_day(day)).first()
    if found is None:
        raise Refusal("root_not_found", status=404)
    return _file(HttpResponse(_line(found, whole=True), content_type="application/json"), f"root-{found.day}.json")


@require_safe
def roots(request: HttpRequest) -> HttpResponseBase:
    """All roots, one a line, the oldest first: a copy that anyone may keep. Certificates by their fingerprint."""
    lines = (_line(found, whole=False) + "\n" for found in DailyRoot.objects.defer(*_NODES).order_by("day").iterator())
    return _file(StreamingHttpResponse(lines, content_type="application/x-ndjson"), "roots.jsonl")


@require_safe
def checker(request: HttpRequest) -> HttpResponseBase:
    """The script that checks a proof, as it lies in the documentation."""
    if not CHECKER.exists():  # an installation without its documentation
        raise Refusal("page_not_found", status=404)
    return FileResponse(CHECKER.open("rb"), as_attachment=True, filename=CHECKER.name, content_type="text/x-python")


def _line(found: DailyRoot, whole: bool) -> str:
    signature = found.signature
    published: dict[str, Any] = {
        "statement": found.statement.values,
        "hash": found.hash,
        "signature": {"algorithm": signature.algorithm, "value": signature.value},
        "certificate_sha256": ledger_seal.fingerprint(signature),
    }
    if whole:
        published["certificates"] = signature.certificates
    return json.dumps(published, ensure_ascii=False)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Refusal("root_not_found", status=404) from None


def _file(response: HttpResponseBase, name: str) -> HttpResponseBase:
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
