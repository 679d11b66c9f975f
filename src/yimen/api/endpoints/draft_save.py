"""POST /drafts/{draft_id}/save"""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.forms import DraftState
from yimen.api.door import operation
from yimen.api.endpoints.case_create import MaterialRequest
from yimen.api.form_rows import draft_state
from yimen.cases.acts.attach_material import attach_material
from yimen.cases.acts.hand_in import check_types, own_files
from yimen.cases.acts.merge_draft import Saved, merge_draft
from yimen.cases.drafts import draft_for
from yimen.cases.merging import Seen
from yimen.cases.models import Draft
from yimen.cases.rules import content_of
from yimen.errors import Refusal
from yimen.procedure import Role

Line = Annotated[str, StringConstraints(max_length=200)]


class TellingRequest(BaseModel):
    """Who applies, as far as it is known; what is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    kind: Line | None = None
    name: Line | None = None
    identifier: Line | None = None
    phone: Line | None = None
    legal_representative: Line | None = None


class SaveRequest(BaseModel):
    """What is to change in a draft; all else stays."""

    model_config = ConfigDict(extra="forbid")

    seen: int = Field(ge=0, le=2**31 - 1, description="`revision` of the draft as you read it.")
    answers: dict[str, Any] = Field(default_factory=dict, max_length=500, description="Null takes an answer away.")
    applicant: TellingRequest = Field(default_factory=TellingRequest)
    materials: list[MaterialRequest] = Field(default_factory=list, max_length=50, description="Files to add.")


@operation(
    "POST",
    "/drafts/{draft_id}/save",
    access=roles(Role.APPLICANT, Role.COUNTER),
    scope=Scope.CASES_WRITE,
    gives=DraftState,
    refusals=(404, 409),
    tag="drafts",
)
def save_draft_answers(request: HttpRequest, draft_id: UUID, body: SaveRequest) -> DraftState:
    """Save into a draft.

    Right or wrong: only handing in asks for everything. Field by field beside what other windows and devices saved since
    `seen`; a field that both changed is not overwritten: 409 draft_conflict tells both values, and all else is saved.
    """
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    draft = draft_for(actor, draft_id)
    content = content_of(draft.service_id, draft.service_version)
    unknown = next((name for name in body.answers if name not in content.form.get("properties", {})), None)
    if unknown is not None:
        raise Refusal("draft_field_unknown", status=422, field=unknown[:60])
    files = own_files([(each.code, each.file) for each in body.materials], actor)
    check_types(content, files)
    saved = merge_draft(
        draft_id,
        actor=actor,
        now=now,
        seen=Seen(body.seen, ""),
        answers=body.answers,
        applicant=body.applicant.model_dump(exclude_none=True),
    )
    for code, stored in files:
        attach_material(draft_id, code, stored, actor=actor, now=now)
    return draft_state(_whole(saved))


def _whole(saved: Saved) -> Draft:
    """The draft, where nothing is in conflict. Raises Refusal draft_conflict (409)."""
    if not saved.whole:
        told = {f"applicant.{name}": each for name, each in saved.applicant_conflicts.items()}
        both = {**saved.conflicts, **told}
        fields = [{"field": name, "stored": each.stored, "sent": each.typed} for name, each in both.items()]
        names = ", ".join(both)
        raise Refusal("draft_conflict", version=saved.draft.version, fields=names, conflicts=fields)
    return saved.draft
