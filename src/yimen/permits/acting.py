"""The way every act on a permit goes: lock, re-read, write what time did, decide by the procedure, append the event."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog
from django.db import transaction

from yimen import procedure
from yimen.cases.acting import Act, act_of
from yimen.errors import Refusal
from yimen.permits import access, store
from yimen.permits.models import Permit
from yimen.permits.overtaking import overtaking
from yimen.procedure import Actor, Event
from yimen.procedure.decide import attempt_row
from yimen.procedure.permit import PERMIT_ROW, fold_permit

log = structlog.get_logger("yimen.act")


def perform(
    number: str,
    act: str,
    *,
    actor: Actor,
    now: datetime,
    arguments: Mapping[str, Any],
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
) -> Permit:
    """Do one act to one permit; either all of it is there afterwards or nothing.

    expected_sequence, idempotency_key  as for acts on a case

    Raises Refusal: permit_not_found, permit_of_other_agency, permit_moved_on, permit_busy, key_used_for_other_request,
    and all of procedure.attempt.
    """
    with transaction.atomic():
        loaded = store.load(number, lock=True)
        capable = access.in_capacity(actor, loaded.permit)
        if idempotency_key and (done := loaded.keys.get(idempotency_key)):
            return _answer_again(loaded, done, act, arguments)
        if expected_sequence is not None and expected_sequence != loaded.permit.sequence:
            raise Refusal("permit_moved_on")
        loaded = overtaken(loaded, now)
        event = tried(loaded, act, capable, now, arguments)
        permit = store.append(loaded, event, recorded_at=now, key=idempotency_key).permit
    log.info("act", act=act, permit=permit.number, sequence=permit.sequence, account=actor.who)
    return permit


def tried(loaded: store.Loaded, act: str, actor: Actor, now: datetime, arguments: Mapping[str, Any]) -> Event:
    """The event that this act would be now. Raises as `procedure.attempt`."""
    return attempt_row(loaded.file, PERMIT_ROW.get(act), act, actor, now, arguments, loaded.rules, loaded.calendar)


def overtaken(loaded: store.Loaded, now: datetime) -> store.Loaded:
    """The permit under lock with everything appended that happened to it by now: see `overtaking`."""
    for event in overtaking(loaded, now):
        loaded = store.append(loaded, event, recorded_at=now, key=None)
    return loaded


def act(name: str) -> Act[Permit]:
    """The act on a permit of this name, for acts that need nothing but the table. It raises Refusal as `perform` does."""
    return act_of(name, perform)


def _answer_again(loaded: store.Loaded, done: Event, act: str, arguments: Mapping[str, Any]) -> Permit:
    """The permit as it stood when the act was done: a repeated request gets the answer of the first."""
    row = PERMIT_ROW.get(act)
    if row is None or row.event != done.kind or procedure.normalise(row, arguments) != dict(done.data):
        raise Refusal("key_used_for_other_request", status=422)
    upto = loaded.events[: loaded.events.index(done) + 1]
    for column, value in store.projection(fold_permit(upto)).items():
        setattr(loaded.permit, column, value)
    return loaded.permit
