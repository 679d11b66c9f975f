"""Hand a granted licence over to the department that supervises it. Safe to do again."""

from datetime import datetime

import structlog

from yimen.cases.models import Case
from yimen.cases.purposes import NEW, purpose_of
from yimen.catalogue.models import ServiceVersion
from yimen.clock import shanghai_date
from yimen.ledger.outbox import Heard
from yimen.permits.models import Permit
from yimen.supervision.models import HandOver

log = structlog.get_logger("yimen.supervision")


def hand_over_event(heard: Heard) -> None:
    """The outbox's listener for decisions, and for the certificate that comes after them."""
    hand_over(heard.subject, now=heard.now)


def hand_over(case_number: str, *, now: datetime) -> HandOver | None:
    """Write the hand-over of a granted application, once; a permit that is there by now is added.

    To whom: the version says under which the case was decided, or, where that one names nobody, the service as it
    stands. Nothing for a refusal, for changes and renewals (the permit has its supervisor already), and where nobody is
    named: the audit tells that (`supervisor_is_named`).
    """
    case = Case.objects.select_related("service", "agency").filter(number=case_number).first()
    if case is None or case.outcome != "grant" or purpose_of(case)[0] not in ("", NEW):
        return None
    to = _supervisor(case)
    if to is None or case.decided_at is None:
        log.warning("nobody_supervises", case=case.number, service=case.service.code)
        return None
    told = {
        "district": case.district,
        "agency_id": to[0],
        "section": to[1],
        "granted_by_id": case.agency_id,
        "granted_on": shanghai_date(case.decided_at),
        "handed_at": now,
    }
    made, _new = HandOver.objects.get_or_create(case=case, defaults=told)
    _add_permit(made)
    return made


def _supervisor(case: Case) -> tuple[int, str] | None:
    version = ServiceVersion.objects.filter(service=case.service_id, number=case.service_version)
    named = version.values_list("supervisor", "supervising_section").first()
    agency, section = named if named and named[0] else (case.service.supervisor_id, case.service.supervising_section)
    return (agency, section) if agency else None


def _add_permit(made: HandOver) -> None:
    if made.permit_id is None:
        permit = Permit.objects.filter(case=made.case_id).values_list("pk", flat=True).first()
        if permit is not None:
            HandOver.objects.filter(pk=made.pk, permit=None).update(permit=permit)
            made.permit_id = permit
