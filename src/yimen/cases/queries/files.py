"""The one door to a stored file: who uploaded it, or who may see a case that it belongs to."""

from uuid import UUID

from yimen.cases import access
from yimen.cases.models import CaseMaterial
from yimen.errors import Refusal
from yimen.papers.models import StoredFile
from yimen.procedure import Actor


def file_for(actor: Actor, file_id: UUID) -> StoredFile:
    """The file, if this actor may read it. Raises Refusal file_not_found (404), which tells a stranger nothing."""
    stored = StoredFile.objects.filter(pk=file_id).first()
    if stored is not None and (stored.uploaded_by == actor.who or _in_visible_case(actor, stored)):
        return stored
    raise Refusal("file_not_found", status=404)


def _in_visible_case(actor: Actor, stored: StoredFile) -> bool:
    return CaseMaterial.objects.filter(file=stored, case__in=access.visible(actor)).exists()
