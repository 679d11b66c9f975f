"""Keep what was typed into a draft, right or wrong: nothing a person typed is lost."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from yimen.cases.drafts import APPLICANT_FIELDS, answers_of, applicant_of, open_draft
from yimen.cases.models import Draft
from yimen.procedure import Actor


def save_draft(
    draft_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    answers: Mapping[str, Any] | None = None,
    applicant: Mapping[str, str] | None = None,
) -> Draft:
    """Merge answers and applicant into the draft, field by field; two tabs on different pages lose nothing.

    An answer of None takes the field away. Nothing is validated here: that is asked before submission.
    Raises Refusal draft_not_found, draft_already_submitted.
    """
    with transaction.atomic():
        draft = open_draft(actor, draft_id)
        if answers is not None:
            merged = {**answers_of(draft), **answers}
            draft.answers = json.dumps({k: v for k, v in merged.items() if v is not None}, ensure_ascii=False)
        if applicant is not None:
            told = {name: str(applicant[name]) for name in APPLICANT_FIELDS if name in applicant}
            draft.applicant = json.dumps({**applicant_of(draft), **told}, ensure_ascii=False)
        draft.updated_at = now
        draft.save(update_fields=["answers", "applicant", "updated_at"])
        return draft
