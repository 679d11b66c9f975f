"""Reading a draft: the one door, and what it holds in clear."""

import json
from typing import Any
from uuid import UUID

from yimen.cases.models import Draft
from yimen.errors import Refusal
from yimen.procedure import Actor

APPLICANT_FIELDS = ("kind", "name", "identifier", "phone", "legal_representative")


def draft_for(actor: Actor, draft_id: UUID, *, lock: bool = False) -> Draft:
    """The draft, if it is this actor's own. Raises Refusal draft_not_found (404)."""
    drafts = Draft.objects.select_related("service", "service__agency")
    if lock:
        drafts = drafts.select_for_update(of=("self",))
    draft = drafts.filter(pk=draft_id, user_id=_account(actor) or 0).first()
    if draft is None:
        raise Refusal("draft_not_found", status=404)
    return draft


def open_draft(actor: Actor, draft_id: UUID) -> Draft:
    """The draft under lock, for a change. Raises Refusal draft_already_submitted (data number) as well."""
    draft = draft_for(actor, draft_id, lock=True)
    if draft.case is not None:
        raise Refusal("draft_already_submitted", number=draft.case.number)
    return draft


def applicant_of(draft: Draft) -> dict[str, str]:
    """Who applies, as typed so far; every field is there."""
    given = json.loads(draft.applicant or "{}")
    return {name: str(given.get(name, "")) for name in APPLICANT_FIELDS}


def answers_of(draft: Draft) -> dict[str, Any]:
    """The answers to the service's form, as typed so far."""
    return dict(json.loads(draft.answers or "{}"))


def _account(actor: Actor) -> int | None:
    return int(actor.who) if actor.who.isdigit() else None
