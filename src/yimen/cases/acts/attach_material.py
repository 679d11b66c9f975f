"""Put a file into a draft, or take it out again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yimen.cases.acts.submit import MOST_FILES_A_MATERIAL
from yimen.cases.drafts import open_draft
from yimen.cases.models import Draft, DraftMaterial
from yimen.cases.rules import content_of
from yimen.errors import Refusal
from yimen.papers.models import StoredFile
from yimen.procedure import Actor


def attach_material(draft_id: UUID, code: str, file: StoredFile, *, actor: Actor, now: datetime) -> DraftMaterial:
    """Add a stored file for one material of the service's list; the same content twice is there once.

    A browser may send a file by itself as soon as it is chosen and once more with the whole form.
    Raises Refusal draft_not_found, draft_already_submitted, material_unknown, too_many_files.
    """
    with transaction.atomic():
        draft = open_draft(actor, draft_id)
        listed = {material.code for material in content_of(draft.service_id, draft.service_version).materials}
        if code not in listed:
            raise Refusal("material_unknown", status=422, material=code[:40])
        same = draft.materials.filter(code=code, file__sha256=file.sha256).first()
        if same is not None:
            return same
        if draft.materials.filter(code=code).count() >= MOST_FILES_A_MATERIAL:
            raise Refusal("too_many_files", status=422, most=MOST_FILES_A_MATERIAL)
        _touch(draft, now)
        return DraftMaterial.objects.create(draft=draft, code=code, file=file)


def detach_material(draft_id: UUID, material_id: int, *, actor: Actor, now: datetime) -> None:
    """Take one file out of a draft; the file itself goes with the next purge. Doing it twice does no harm."""
    with transaction.atomic():
        draft = open_draft(actor, draft_id)
        draft.materials.filter(pk=material_id).delete()
        _touch(draft, now)


def _touch(draft: Draft, now: datetime) -> None:
    draft.updated_at = now
    draft.save(update_fields=["updated_at"])
