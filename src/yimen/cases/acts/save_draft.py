"""Keep what was typed into a draft, right or wrong: nothing a person typed is lost."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from yimen.cases.drafts import open_draft, write
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
    """Write answers and applicant into the draft, whatever stood there; pages that may be open twice use `merge_draft`.

    An answer of None takes the field away. Nothing is validated here: that is asked before submission.
    Raises Refusal draft_not_found, draft_already_submitted.
    """
    with transaction.atomic():
        draft = open_draft(actor, draft_id)
        write(draft, answers or {}, applicant or {}, page="", now=now)
        return draft
