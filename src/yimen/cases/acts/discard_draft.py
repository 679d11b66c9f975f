"""Give up an application that was never handed in."""

from uuid import UUID

from django.db import transaction

from yimen.cases.drafts import open_draft
from yimen.procedure import Actor


def discard_draft(draft_id: UUID, *, actor: Actor) -> None:
    """Remove the draft with what was typed; its files go with the next purge.

    Raises Refusal draft_not_found, draft_already_submitted.
    """
    with transaction.atomic():
        open_draft(actor, draft_id).delete()
