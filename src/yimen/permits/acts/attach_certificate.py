"""Attach a certificate that an organ on this platform issued: by reference, nothing is uploaded."""

from datetime import datetime
from uuid import UUID

from yimen.cases.acts.attach_material import attach_material
from yimen.cases.drafts import draft_for, material_of, subject_of
from yimen.cases.models import DraftMaterial
from yimen.papers.acts import vouch
from yimen.papers.evidence import Fact, Kind
from yimen.permits import access
from yimen.permits.attaching import require_usable
from yimen.permits.queries import certificate_by_number
from yimen.procedure import Actor


def attach_certificate(draft_id: UUID, code: str, number: str, *, actor: Actor, now: datetime) -> DraftMaterial:
    """The stored file of the certificate itself, put into the draft as issued here (level A).

    It must be held by this account (a clerk sees whose it is), of the type that the material names, in force today, and of this applicant.

    Raises Refusal as `attach_material` and `certificate_by_number` do; permit_not_found (404), certificate_of_other_type,
    certificate_of_other_holder, certificate_not_in_force (409).
    """
    draft = draft_for(actor, draft_id)
    material, certificate = material_of(draft, code), certificate_by_number(number)
    access.require_seeing(actor, certificate.permit)
    require_usable(certificate, material.certificate, subject_of(draft), now)
    attached = attach_material(draft_id, code, certificate.file, actor=actor, now=now)
    vouch(certificate.file_id, Fact(Kind.ISSUED, certificate.number, certificate.issued_at, certificate.identifier))
    return attached
