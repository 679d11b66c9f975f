"""What a change (49) and a renewal (50) demand of an application, and what follows when it is handed in."""

from datetime import datetime

from yimen.cases import purposes
from yimen.cases.acts.submit import Application
from yimen.cases.models import Case
from yimen.errors import Refusal
from yimen.permits import access, acting, store
from yimen.permits.acts.ask_renewal import ask_renewal
from yimen.permits.overtaking import as_of
from yimen.procedure import Actor, PermitState

CHANGE, RENEWAL = "change", "renewal"


def register() -> None:
    """Make both known to the cases room."""
    purposes.register(CHANGE, purposes.Purpose(_check, lambda case, permit, actor, now: None))
    purposes.register(RENEWAL, purposes.Purpose(_check, _ask))


def require_open(number: str, purpose: str, actor: Actor, now: datetime) -> store.Loaded:
    """The permit, if this person may apply for its change or renewal now: asked before a form is begun, and at hand-in.

    Raises Refusal permit_not_found (404), permit_not_valid (409), renewal_too_late, renewal_already_asked and
    permit_without_end (409; article).
    """
    loaded = as_of(store.load(number, lock=False), now)
    capable = access.in_capacity(actor, loaded.permit)
    if loaded.file.state != PermitState.VALID:
        raise Refusal("permit_not_valid", state=str(loaded.file.state or ""))
    if purpose == RENEWAL:
        acting.tried(loaded, "ask_renewal", capable, now, {})
    return loaded


def _check(application: Application, actor: Actor, now: datetime) -> None:
    """Raises as `require_open`, and permit_of_other_service, permit_of_other_holder (409)."""
    permit = require_open(application.permit, application.purpose, actor, now).permit
    if application.service.pk != permit.service_id:
        raise Refusal("permit_of_other_service", service=permit.service.title)
    if application.applicant.identifier_index != permit.holder.identifier_index:
        raise Refusal("permit_of_other_holder", holder=permit.holder_label)


def _ask(case: Case, permit: str, actor: Actor, now: datetime) -> None:
    ask_renewal(permit, actor=actor, now=now, idempotency_key=f"asked-{case.number}", case=case.number)
