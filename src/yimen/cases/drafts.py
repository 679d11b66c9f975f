"""A draft: the one door to it, what it holds in clear, and how its acts write into it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from yimen.cases.merging import Past, remembered, same
from yimen.cases.models import Draft
from yimen.cases.rules import content_of
from yimen.catalogue.content import Material
from yimen.errors import Refusal
from yimen.procedure import Actor
from yimen.vault import blind_index

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


def drafts_of(actor: Actor) -> QuerySet[Draft]:
    """This account's applications that are not handed in yet, the last touched first."""
    mine = Draft.objects.filter(user_id=_account(actor) or 0, case=None)
    return mine.select_related("service", "service__agency").order_by("-updated_at", "id")


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


def past_of(draft: Draft) -> dict[str, Past]:
    """Who wrote what in which version, for "answers" and "applicant" (`cases.merging`)."""
    return {"answers": {}, "applicant": {}, **json.loads(draft.past or "{}")}


def write(draft: Draft, answers: Mapping[str, Any], applicant: Mapping[str, str], *, page: str, now: datetime) -> None:
    """Write into a draft under lock; what really changes makes its next version. An answer of None is taken away."""
    before, told, past = answers_of(draft), applicant_of(draft), past_of(draft)
    changed = {name: value for name, value in answers.items() if not same(before.get(name), value)}
    given = {name: str(applicant[name]) for name in APPLICANT_FIELDS if name in applicant}
    given = {name: value for name, value in given.items() if value != told[name]}
    if changed or given:
        draft.version += 1
        merged = {name: value for name, value in {**before, **changed}.items() if value is not None}
        draft.answers, draft.applicant = _text(merged), _text({**told, **given})
        kept = {"answers": changed, "applicant": given}
        draft.past = _text({part: remembered(past[part], kept[part], draft.version, page) for part in kept})
    draft.updated_at = now
    draft.save(update_fields=["answers", "applicant", "past", "version", "updated_at"])


def _text(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def subject_of(draft: Draft) -> str:
    """The blind index of the applicant's number as typed so far; "" before one is."""
    identifier = applicant_of(draft)["identifier"]
    return blind_index(identifier) if identifier.strip() else ""


def material_of(draft: Draft, code: str) -> Material:
    """One material of the draft's version of the service. Raises Refusal material_unknown (422)."""
    material = content_of(draft.service_id, draft.service_version).material(code)
    if material is None:
        raise Refusal("material_unknown", status=422, material=code[:40])
    return material


def _account(actor: Actor) -> int | None:
    return int(actor.who) if actor.who.isdigit() else None
