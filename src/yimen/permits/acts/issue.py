"""Issue the certificate of a granted case: made, sealed, signed, stored, told to the ledger; with it the permit begins."""

import hashlib
import re
from datetime import datetime
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.db import transaction

from yimen.agencies.models import Agency
from yimen.cases.acts.record_certificate import record_certificate
from yimen.cases.models import Case
from yimen.cases.queries import stored_answers
from yimen.cases.rules import content_of, rules_of
from yimen.catalogue.content import ServiceContent
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.papers.acts import store_file
from yimen.papers.models import StoredFile
from yimen.permits import document, numbers, signature, store
from yimen.permits.authority import Organ, Signatory, signatory
from yimen.permits.faces import face_of
from yimen.permits.identifier import Identifier
from yimen.permits.models import Certificate
from yimen.permits.validity import last_day
from yimen.procedure import SYSTEM
from yimen.procedure.decide import attempt_row
from yimen.procedure.permit import PERMIT_ROW, PermitFile


def issue(case_number: str, *, now: datetime) -> Certificate | None:
    """The certificate of this case, made now unless it is there; None where the case has none to get.

    Permit, certificate, the event `certificate_issued` and the row of the file are one transaction; killed before its end, a file
    without a row may remain, which the purge of the file store removes. Raises Refusal case_not_found.
    """
    case = _case(case_number)
    existing = Certificate.objects.filter(case=case).order_by("-version").first()
    if existing is not None:
        return existing
    content = content_of(case.service_id, case.service_version)
    if case.outcome != "grant" or case.decided_at is None or not content.result.certificate:
        return None
    draft = _draft(case, content, case.decided_at, now)
    pdf = _signed_pdf(case, content, draft, now)
    with transaction.atomic():
        # Only now the lock: the page took a quarter of a second to make, and everything on it has been final since the
        # decision. Who comes second finds the first one's certificate.
        Case.objects.select_for_update().get(pk=case.pk)
        existing = Certificate.objects.filter(case=case).first()
        return existing or _write(case, draft, pdf, now)


def _case(number: str) -> Case:
    case = Case.objects.select_related("service", "agency", "applicant").filter(number=number).first()
    if case is None:
        raise Refusal("case_not_found", status=404)
    return case


def _draft(case: Case, content: ServiceContent, decided_at: datetime, now: datetime) -> Certificate:
    decided_on = shanghai_date(decided_at)
    identifier = Identifier(content.result.type_code, issuer_code(case.agency), case.number)
    return Certificate(
        number=numbers.draw(),
        identifier=str(identifier),
        case=case,
        service=case.service,
        agency=case.agency,
        title=content.result.name.zh[:200],
        title_en=content.result.name.en[:300],
        holder_label=case.applicant_label,
        issued_at=now,
        valid_from=decided_on,
        valid_until=last_day(decided_on, content.result.valid_years),
    )


def _signed_pdf(case: Case, content: ServiceContent, draft: Certificate, now: datetime) -> bytes:
    face = face_of(
        case,
        content,
        stored_answers(case),
        number=draft.number,
        identifier=draft.identifier,
        decided_on=draft.valid_from,
        valid_until=draft.valid_until,
        district=settings.YIMEN_DISTRICT_NAME,
        public_url=settings.YIMEN_PUBLIC_URL,
    )
    return signed(face, draft, now)


def signed(face: document.Face, draft: Certificate, now: datetime) -> bytes:
    """The face as a signed PDF, by the key of the certificate's agency."""
    return signature.sign(
        document.certificate(face, now),
        signatory_of(draft.agency),
        now,
        reason=f"签发电子证照：{draft.title}",
        contact=face.verify_url,
        timestamp_url=settings.YIMEN_TIMESTAMP_URL,
    )


def _write(case: Case, draft: Certificate, pdf: bytes, now: datetime) -> Certificate:
    told = {"certificate": draft.number, "valid_from": draft.valid_from.isoformat()}
    if draft.valid_until is not None:
        told["valid_until"] = draft.valid_until.isoformat()
    rules = rules_of(case.service_id, case.service_version)
    granted = attempt_row(PermitFile(), PERMIT_ROW["grant_permit"], "grant_permit", SYSTEM, now, told, rules)
    draft.permit = store.open_permit(case, granted, recorded_at=now)
    keep(draft, pdf, now)
    record(case.number, draft, now)
    return draft


def keep(draft: Certificate, pdf: bytes, now: datetime) -> None:
    """Store file and row of a certificate that was made."""
    draft.file = _store(draft, pdf, now)
    draft.sha256 = hashlib.sha256(pdf).hexdigest()
    draft.save(force_insert=True)


def record(case_number: str, certificate: Certificate, now: datetime) -> None:
    """Have the case say which certificate its grant ended in."""
    record_certificate(
        case_number,
        actor=SYSTEM,
        now=now,
        idempotency_key=f"certificate-{case_number}-{certificate.version}",
        certificate=certificate.number,
    )


def _store(draft: Certificate, pdf: bytes, now: datetime) -> StoredFile:
    name = f"{draft.title[:80]}-{numbers.shown(draft.number)}.pdf"
    return store_file(BytesIO(pdf), name=name, actor=SYSTEM, now=now, accepts=("pdf",), limit=len(pdf))


def signatory_of(agency: Agency) -> Signatory:
    """The key that signs for an agency: a real authority's where one is set, else the demo authority's."""
    return signatory(
        Path(settings.YIMEN_HOME),
        Organ(agency.code, agency.name, issuer_code(agency)),
        file=settings.YIMEN_AUTHORITY_FILE,
        password=settings.YIMEN_AUTHORITY_PASSWORD,
    )


def issuer_code(agency: Agency) -> str:
    """The issuer in an identifier: the USCC; where it is not known, the division and the agency's short code."""
    return agency.uscc or re.sub(r"[^0-9A-Z]", "", f"{agency.division}{agency.code}".upper())[:40]
