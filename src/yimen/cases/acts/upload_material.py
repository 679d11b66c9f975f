"""Put a file into a draft that the applicant has just uploaded, and keep it for further applications."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yimen.cases.acts.attach_material import attach_material
from yimen.cases.drafts import subject_of
from yimen.cases.models import Case, DraftMaterial
from yimen.cases.rules import content_of
from yimen.papers.acts import Particulars, keep_paper
from yimen.papers.models import StoredFile
from yimen.procedure import Actor


def upload_material(draft_id: UUID, code: str, file: StoredFile, *, actor: Actor, now: datetime) -> DraftMaterial:
    """As `attach_material`; online the paper also goes into the library of the account (我的材料), under its kind.

    Raises Refusal as `attach_material` does; then nothing is kept either.
    """
    with transaction.atomic():
        attached = attach_material(draft_id, code, file, actor=actor, now=now)
        draft = attached.draft
        material = content_of(draft.service_id, draft.service_version).material(code)
        if draft.channel == Case.Channel.ONLINE and material is not None:
            told = Particulars(material.paper_kind, material.name.zh, material.name.en, subject_of(draft))
            keep_paper(draft.user_id, file, told, now=now)
        return attached
