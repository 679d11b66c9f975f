"""Do to a permit what was decided about the application for its change or renewal."""

from datetime import datetime

import structlog

from yimen.cases.models import Case
from yimen.cases.purposes import purpose_of
from yimen.ledger.outbox import Heard
from yimen.permits import store
from yimen.permits.acts.change_permit import change_permit
from yimen.permits.acts.issue import issue, record
from yimen.permits.acts.lapse import lapse
from yimen.permits.models import Certificate, Permit
from yimen.permits.purposes import CHANGE
from yimen.procedure import SYSTEM, PermitState

log = structlog.get_logger("yimen.permits")


def carry_out_event(heard: Heard) -> None:
    """The outbox's listener for events that end an application. Safe to hear again, and from two workers at once."""
    carry_out(heard.subject, now=heard.now)


def carry_out(case_number: str, *, now: datetime) -> None:
    """What the end of this case means for a permit: a new one, a change, a renewal, its refusal, or nothing.

    Raises Refusal case_not_found, permit_busy.
    """
    case = Case.objects.filter(number=case_number).first()
    purpose, permit = purpose_of(case) if case else ("", "")
    if case is None or not permit:
        issue(case_number, now=now)
    elif purpose != CHANGE:
        _deliver_renewed(case, lapse(permit, now=now), now)
    elif case.outcome == "grant":
        _change(case, permit, now)


def _change(case: Case, number: str, now: datetime) -> None:
    loaded, key = store.load(number, lock=False), f"case-{case.number}"
    if loaded.file.state != PermitState.VALID and key not in loaded.keys:
        # Nothing can be changed any more; somebody has to look at it.
        log.error("permit_not_valid_at_grant", case=case.number, permit=number, state=str(loaded.file.state))
        return
    told = {"change": f"按办件{case.number}的申请准予变更", "case": case.number}
    change_permit(number, actor=SYSTEM, now=now, idempotency_key=key, **told)


def _deliver_renewed(case: Case, permit: Permit, now: datetime) -> None:
    """A grant that came after the end: the law has renewed the permit already, and its certificate is what is delivered.

    A renewal that the grant itself brought gets its new certificate, and the case its number, from `reissue`.
    """
    renewed_here = permit.events.filter(kind="permit_renewed", data__case=case.number).exists()
    if case.outcome == "grant" and not case.certificate and not renewed_here:
        record(case.number, Certificate.objects.get(number=permit.certificate), now)
