"""Keep what was typed on one page of a draft beside what other windows and devices wrote in the meantime."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from yimen.cases.drafts import answers_of, applicant_of, open_draft, past_of, write
from yimen.cases.merging import Conflict, Seen, merge
from yimen.cases.models import Draft
from yimen.procedure import Actor


@dataclass(frozen=True)
class Saved:
    """The draft after saving. conflicts, applicant_conflicts: fields that two pages changed, where the stored value stays."""

    draft: Draft
    conflicts: Mapping[str, Conflict]
    applicant_conflicts: Mapping[str, Conflict]

    @property
    def whole(self) -> bool:
        """Whether everything that was typed has been saved."""
        return not self.conflicts and not self.applicant_conflicts


def merge_draft(
    draft_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    seen: Seen,
    answers: Mapping[str, Any] | None = None,
    applicant: Mapping[str, str] | None = None,
) -> Saved:
    """Merge field by field against what the page had been shown (`cases.merging`). An answer of None takes the field away.

    Raises Refusal draft_not_found, draft_already_submitted.
    """
    with transaction.atomic():
        draft = open_draft(actor, draft_id)
        past = past_of(draft)
        mine = merge(answers_of(draft), past["answers"], answers or {}, seen)
        told = merge(applicant_of(draft), past["applicant"], applicant or {}, seen)
        write(draft, mine.changes, told.changes, page=seen.page, now=now)
        return Saved(draft, mine.conflicts, told.conflicts)
