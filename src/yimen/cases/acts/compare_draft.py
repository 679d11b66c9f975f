"""At the counter, before the application is handed in: the clerk has seen the original of a copy (adr 25)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yimen.cases.drafts import open_draft
from yimen.errors import Refusal
from yimen.papers.acts import vouch
from yimen.papers.evidence import Fact, Kind
from yimen.procedure import Actor, Role


def compare_draft(draft_id: UUID, material_id: int, *, actor: Actor, now: datetime) -> None:
    """The file keeps which clerk compared it; comparing it twice does no harm.

    Raises Refusal draft_not_found, draft_already_submitted, material_file_not_found (404), act_not_your_role (403).
    """
    if Role.COUNTER not in actor.roles:
        raise Refusal("act_not_your_role", status=403)
    with transaction.atomic():
        draft = open_draft(actor, draft_id)
        material = draft.materials.filter(pk=material_id).first()
        if material is None:
            raise Refusal("material_file_not_found", status=404)
        vouch(material.file_id, Fact(Kind.COMPARED, actor.who, now))
