"""Make the next version of a permit's certificate, after a change, a renewal or a deemed renewal."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from yimen.cases.models import Case
from yimen.cases.queries import stored_answers
from yimen.cases.rules import content_of
from yimen.clock import shanghai_date
from yimen.ledger.outbox import Heard
from yimen.permits import identifier, numbers, store
from yimen.permits.acts.issue import keep, record, signed
from yimen.permits.document import Face
from yimen.permits.faces import face_of
from yimen.permits.models import Certificate, Permit
from yimen.procedure.permit import PermitFile, fold_permit

BRINGS_A_VERSION = ("permit_changed", "permit_renewed", "deemed_renewed")


def reissue_for_event(heard: Heard) -> None:
    """The outbox's listener for events that change what a certificate says. Safe to hear again, and from two workers."""
    reissue(heard.subject, now=heard.now)


def reissue(number: str, *, now: datetime) -> Certificate:
    """The certificate that says what the permit says; made now, as the next version, unless it is there.

    The old version stays in the register and verifies as replaced. Raises Refusal permit_not_found.
    """
    loaded = store.load(number, lock=False)
    last = _latest(loaded.permit)
    wanted = max((n for n, event in enumerate(loaded.events, 1) if event.kind in BRINGS_A_VERSION), default=1)
    if last.sequence >= wanted:
        return last
    file, case = fold_permit(loaded.events[:wanted]), _case_of(loaded, wanted, last)
    draft = _draft(loaded, file, case, last, wanted, now)
    pdf = signed(_face(draft, case, file, loaded, wanted), draft, now)
    with transaction.atomic():
        # The lock comes only now, as at the first issue: the page took a quarter of a second to make.
        permit = Permit.objects.select_for_update().get(pk=loaded.permit.pk)
        newest = _latest(permit)
        return newest if newest.pk != last.pk else _write(permit, draft, case, pdf, now)


def _latest(permit: Permit) -> Certificate:
    return Certificate.objects.filter(permit=permit).select_related("case").order_by("-version")[0]


def _case_of(loaded: store.Loaded, wanted: int, last: Certificate) -> Case:
    """The case whose application the new version shows: the one that was granted, else the one before."""
    event = loaded.events[wanted - 1]
    named = event.data.get("case")
    found = Case.objects.select_related("applicant", "agency", "service").filter(number=named or last.case.number)
    return found.get()


def _draft(
    loaded: store.Loaded, file: PermitFile, case: Case, last: Certificate, wanted: int, now: datetime
) -> Certificate:
    before, content = identifier.parse(last.identifier), content_of(case.service_id, case.service_version)
    version = last.version + 1
    assert file.valid_from is not None, "every permit begins with its grant"
    return Certificate(
        number=numbers.draw(),
        identifier=str(identifier.Identifier(before.type_code, before.issuer, before.serial, version)),
        case=case,
        permit=loaded.permit,
        sequence=wanted,
        version=version,
        service=case.service,
        agency=case.agency,
        title=content.result.name.zh[:200],
        title_en=content.result.name.en[:300],
        holder_label=case.applicant_label,
        issued_at=now,
        valid_from=file.valid_from,
        valid_until=file.valid_until,
    )


def _face(draft: Certificate, case: Case, file: PermitFile, loaded: store.Loaded, wanted: int) -> Face:
    return face_of(
        case,
        content_of(case.service_id, case.service_version),
        stored_answers(case),
        number=draft.number,
        identifier=draft.identifier,
        decided_on=shanghai_date(loaded.events[wanted - 1].at),
        valid_from=file.valid_from,
        valid_until=file.valid_until,
        changes=file.changes,
        district=settings.YIMEN_DISTRICT_NAME,
        public_url=settings.YIMEN_PUBLIC_URL,
    )


def _write(permit: Permit, draft: Certificate, case: Case, pdf: bytes, now: datetime) -> Certificate:
    keep(draft, pdf, now)
    permit.certificate = draft.number
    permit.save(update_fields=["certificate"])
    if case.pk != permit.case_id and case.state == "granted" and not case.certificate:
        record(case.number, draft, now)
    return draft
