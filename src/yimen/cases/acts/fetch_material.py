"""Fetch a material from its register instead of asking for it (国务院令第716号 7)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yimen import codes
from yimen.cases.acts.attach_material import attach_material
from yimen.cases.drafts import applicant_of, draft_for, material_of, open_draft
from yimen.cases.models import Draft, DraftMaterial
from yimen.errors import Refusal
from yimen.papers.acts import fetch_from_register
from yimen.papers.evidence import Kind
from yimen.papers.registers import ARTICLE, Register, register_by_code
from yimen.procedure import Actor

_CHECKS = {"organisation": codes.check_uscc, "person": codes.check_resident_id}


def fetch_material(draft_id: UUID, code: str, *, actor: Actor, now: datetime) -> DraftMaterial:
    """What the register says of the applicant, put into the draft; what was fetched into it before is used again.

    Where the register is down, the draft remembers it: for now an upload is enough (`trust.require_trust`).

    Raises Refusal as `attach_material` and `fetch_from_register` do; material_not_shared, register_of_other_kind,
    register_needs_applicant (409), draft_already_submitted.
    """
    draft = draft_for(actor, draft_id)
    if draft.case is not None:
        raise Refusal("draft_already_submitted", number=draft.case.number)
    material = material_of(draft, code)
    if not material.shared_from:
        raise Refusal("material_not_shared", material=material.name.zh)
    register = register_by_code(material.shared_from)
    name, identifier = _applicant(draft, register)
    if known := _fetched(draft, code, register):
        return known
    try:
        # Over the network, so outside any transaction.
        file = fetch_from_register(register, name=name, identifier=identifier, actor=actor, now=now)
    except Refusal as refusal:
        if refusal.code == "register_down":
            _excuse(draft_id, code, actor)
        raise
    return attach_material(draft_id, code, file, actor=actor, now=now)


def _applicant(draft: Draft, register: Register) -> tuple[str, str]:
    told = applicant_of(draft)
    if told["kind"] and told["kind"] != register.about:
        raise Refusal("register_of_other_kind", article=ARTICLE, register=register.title)
    try:
        identifier = _CHECKS[register.about](told["identifier"])
    except Refusal:
        identifier = ""
    if not identifier or not told["name"].strip():
        raise Refusal("register_needs_applicant", article=ARTICLE, register=register.title)
    return told["name"], identifier


def _fetched(draft: Draft, code: str, register: Register) -> DraftMaterial | None:
    told = {"kind": Kind.FETCHED.value, "by": register.code}
    return draft.materials.filter(code=code, file__evidence__contains=[told]).first()


def _excuse(draft_id: UUID, code: str, actor: Actor) -> None:
    with transaction.atomic():
        draft = open_draft(actor, draft_id)
        if code not in draft.excused:
            draft.excused = [*draft.excused, code]
            draft.save(update_fields=["excused"])
