"""Carry a draft over to the version of the guide that is in force now."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yimen.cases.drafts import open_draft
from yimen.cases.models import Draft
from yimen.cases.rules import content_of
from yimen.errors import Refusal
from yimen.procedure import Actor


def renew_draft(draft_id: UUID, *, actor: Actor, now: datetime) -> Draft:
    """Keep what was typed; files of materials that are not asked for any more are taken out (行政许可法 31).

    Raises Refusal draft_not_found, draft_already_submitted, service_not_open.
    """
    with transaction.atomic():
        draft = open_draft(actor, draft_id)
        service = draft.service
        current = service.current
        if not service.open or current is None:
            raise Refusal("service_not_open", service=service.title, agency=service.agency.title)
        listed = [material.code for material in content_of(draft.service_id, current).materials]
        draft.materials.exclude(code__in=listed).delete()
        draft.service_version, draft.updated_at = current, now
        draft.save(update_fields=["service_version", "updated_at"])
        return draft
