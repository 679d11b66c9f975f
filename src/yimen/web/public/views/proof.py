"""The proof of record of a case or a permit as a file, for those who may see it."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yimen.cases.queries import case_for
from yimen.cases.queries.proof import Proof, proof_for
from yimen.clock import shanghai_date
from yimen.permits.lists import permit_for
from yimen.permits.proof import proof_for as proof_for_permit


@require_safe
def proof(request: HttpRequest, number: str) -> HttpResponse:
    """JSON to keep and to check with docs/verify_proof.py; before the first root, the refusal says when to come back."""
    actor, today = request.actor, shanghai_date(request.now)  # type: ignore[attr-defined]
    made = proof_for(case_for(actor, number), actor, today)
    return _file(made, number)


@require_safe
def permit_proof(request: HttpRequest, number: str) -> HttpResponse:
    """The same of a permit: for its holder and for those who handle it."""
    now = request.now  # type: ignore[attr-defined]
    permit = permit_for(request.actor, number, now).permit  # type: ignore[attr-defined]
    return _file(proof_for_permit(permit, shanghai_date(now)), permit.number)


def _file(made: Proof, number: str) -> HttpResponse:
    text = json.dumps(made.as_json(), ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json")
    name = f"proof-{number}-{made.root.day}.json"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response
