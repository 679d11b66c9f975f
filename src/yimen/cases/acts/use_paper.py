"""Use a paper again that the applicant keeps: nobody uploads the same thing twice."""

from datetime import datetime
from uuid import UUID

from yimen.cases.acts.attach_material import attach_material
from yimen.cases.drafts import draft_for, material_of, subject_of
from yimen.cases.models import DraftMaterial
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.papers.kinds import KINDS
from yimen.papers.library import paper_for
from yimen.procedure import Actor


def use_paper(draft_id: UUID, code: str, paper_id: int, *, actor: Actor, now: datetime) -> DraftMaterial:
    """The same stored file, with everything that vouches for it, put into the draft; no bytes are copied.

    Raises Refusal as `attach_material` does; paper_not_found (404), paper_of_other_kind, paper_of_other_applicant,
    paper_expired, paper_not_yet_valid (409), and what the material demands of a file: material_type_not_accepted,
    file_too_large (422).
    """
    draft, paper = draft_for(actor, draft_id), paper_for(actor, paper_id)
    material, today = material_of(draft, code), shanghai_date(now)
    if paper.kind != material.paper_kind:
        raise Refusal("paper_of_other_kind", paper=paper.title, material=material.name.zh)
    if paper.subject not in ("", subject_of(draft)):
        raise Refusal("paper_of_other_applicant", paper=paper.title)
    if paper.expired(today):
        raise Refusal("paper_expired", paper=paper.title, day=f"{paper.valid_until:%Y-%m-%d}")
    if not paper.valid_on(today):
        raise Refusal("paper_not_yet_valid", paper=paper.title, day=f"{paper.valid_from:%Y-%m-%d}")
    if paper.file.media_type not in {KINDS[kind].media_type for kind in material.accepts}:
        accepts = ", ".join(kind.value for kind in material.accepts)
        raise Refusal("material_type_not_accepted", status=422, material=code, accepts=accepts)
    limit = material.max_megabytes * 1_000_000
    if paper.file.size > limit:
        sizes = {"megabytes": f"{paper.file.size / 1e6:.1f}", "limit_megabytes": f"{limit / 1e6:g}"}
        raise Refusal("file_too_large", status=422, name=paper.file.name, **sizes)
    return attach_material(draft_id, code, paper.file, actor=actor, now=now)
