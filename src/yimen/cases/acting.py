"""The way every act goes: lock, re-read, decide by the procedure, append the event, project, leave the outbox row."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

import structlog
from django.db import transaction

from yimen import procedure
from yimen.cases import access, private, store
from yimen.cases.models import Case
from yimen.errors import Refusal
from yimen.procedure import ROW, Actor, Event

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
) -> Case:
    """Do one act to one case; either all of it is there afterwards or nothing.

    expected_sequence  what the person saw when they decided; a case that moved on since is refused
    idempotency_key    a repeated request with the same key and arguments is answered without acting again

    Raises Refusal: case_not_found, case_of_other_agency, case_moved_on, case_busy, key_used_for_other_request, and all
    of procedure.attempt.
    """
    with transaction.atomic():
        loaded = store.load(number, lock=True)
        access.require_acting(actor, loaded.case)
        if idempotency_key and (done := loaded.keys.get(idempotency_key)):
            return _answer_again(loaded, done, act, arguments)
        if expected_sequence is not None and expected_sequence != loaded.case.sequence:
            raise Refusal("case_moved_on")
        loaded = overtaken(loaded, now)
        sealing = private.Sealing(loaded.case)
        try:
            event = procedure.attempt(
                loaded.file, act, actor, now, arguments, loaded.rules, loaded.calendar, sealing.seal
            )
        except Refusal as refusal:
            raise private.refusal_in_clear(refusal, loaded.case, access.insider(actor), sealing.kept) from None
        case = store.append(loaded, event, recorded_at=now, key=idempotency_key).case
        sealing.keep()
    tell(act, case, actor)
    return case


def tell(act: str, case: Case, actor: Actor) -> None:
    """One line in the log for an act that was done. The journey is the case's own, which began with its applicant."""
    log.info("act", act=act, case=case.number, sequence=case.sequence, account=actor.who, journey=str(case.journey))


def overtaken(loaded: store.Loaded, now: datetime) -> store.Loaded:
    """The case under lock with everything appended that time alone has done to it by now."""
    for event in procedure.lapses(loaded.file, now, loaded.rules, loaded.calendar):
        loaded = store.append(loaded, event, recorded_at=now, key=None)
    return loaded


class Act(Protocol):
    """An act of the table, as pages, API and other rooms call it; `arguments` are those of its row."""

    def __call__(
        self,
        number: str,
        *,
        actor: Actor,
        now: datetime,
        expected_sequence: int | None = None,
        idempotency_key: str | None = None,
        **arguments: Any,
    ) -> Case: ...


def act(name: str) -> Act:
    """The act of this name, for acts that need nothing but the table. It raises Refusal as `perform` does."""

    def done(
        number: str,
        *,
        actor: Actor,
        now: datetime,
        expected_sequence: int | None = None,
        idempotency_key: str | None = None,
        **arguments: Any,
    ) -> Case:
        return perform(
            number,
            name,
            actor=actor,
            now=now,
            arguments=arguments,
            expected_sequence=expected_sequence,
            idempotency_key=idempotency_key,
        )

    done.__name__ = done.__qualname__ = name
    return done


def _answer_again(loaded: store.Loaded, done: Event, act: str, arguments: Mapping[str, Any]) -> Case:
    """The case as it stood when the act was done: a repeated request gets the answer of the first."""
    row = ROW.get(act)
    if row is None or row.event != done.kind:
        raise Refusal("key_used_for_other_request", status=422)
    asked = private.Sealing(loaded.case).seal(row, procedure.normalise(row, arguments))
    if dict(asked) != dict(done.data):
        raise Refusal("key_used_for_other_request", status=422)
    upto = loaded.events[: loaded.events.index(done) + 1]
    for column, value in store.projection(procedure.fold(upto, loaded.rules), loaded.calendar).items():
        setattr(loaded.case, column, value)
    return loaded.case
