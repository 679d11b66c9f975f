"""The proof of record of a case as a file, for those who may see the case."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yimen.cases.queries import case_for
from yimen.cases.queries.proof import proof_for
from yimen.clock import shanghai_date


@require_safe
def proof(request: HttpRequest, number: str) -> HttpResponse:
    """JSON to keep and to check with docs/verify_proof.py; before the first root, the refusal says when to come back."""
    actor, today = request.actor, shanghai_date(request.now)  # type: ignore[attr-defined]
    made = proof_for(case_for(actor, number), actor, today)
    text = json.dumps(made.as_json(), ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json")
    name = f"proof-{number}-{made.root.day}.json"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response
