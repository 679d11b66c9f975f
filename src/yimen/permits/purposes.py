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
    purposes.register(CHANGE, purposes.Purpose(_check_change, lambda case, permit, actor, now: None))
    purposes.register(RENEWAL, purposes.Purpose(_check_renewal, _ask))


def _check_change(application: Application, actor: Actor, now: datetime) -> None:
    _about(application, actor, now)


def _check_renewal(application: Application, actor: Actor, now: datetime) -> None:
    loaded = _about(application, actor, now)
    acting.tried(loaded, "ask_renewal", access.in_capacity(actor, loaded.permit), now, {})


def _about(application: Application, actor: Actor, now: datetime) -> store.Loaded:
    """The permit, if this application can be about it.

    Raises Refusal permit_not_found (404), permit_of_other_service, permit_of_other_holder, permit_not_valid (409).
    """
    loaded = as_of(store.load(application.permit, lock=False), now)
    permit = loaded.permit
    access.in_capacity(actor, permit)
    if application.service.pk != permit.service_id:
        raise Refusal("permit_of_other_service", service=permit.service.title)
    if application.applicant.identifier_index != permit.holder.identifier_index:
        raise Refusal("permit_of_other_holder", holder=permit.holder_label)
    if loaded.file.state != PermitState.VALID:
        raise Refusal("permit_not_valid", state=str(loaded.file.state or ""))
    return loaded


def _ask(case: Case, permit: str, actor: Actor, now: datetime) -> None:
    ask_renewal(permit, actor=actor, now=now, idempotency_key=f"asked-{case.number}", case=case.number)
