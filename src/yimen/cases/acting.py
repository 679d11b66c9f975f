"""The way every act goes: read, decide by the procedure, append the event if nothing came between, project, outbox row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

import structlog
from django.db import transaction

from yimen import procedure
from yimen.cases import access, private, store
from yimen.cases.models import Case
from yimen.errors import Refusal
from yimen.procedure import ROW, Actor, Event

log = structlog.get_logger("yimen.act")
Done = TypeVar("Done", covariant=True)


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
    asked = Asked(act, actor, now, arguments, expected_sequence, idempotency_key)
    case, new = _alone(number, asked) or _under_lock(number, asked)
    if new:
        tell(act, case, actor)
    return case


@dataclass(frozen=True)
class Asked:
    """What one call of `perform` wants done."""

    act: str
    actor: Actor
    now: datetime
    arguments: Mapping[str, Any]
    expected_sequence: int | None
    key: str | None


def _alone(number: str, asked: Asked) -> tuple[Case, bool] | None:
    """The act without a lock: two round trips instead of BEGIN, load, append, COMMIT. True where it was done only now.

    `append` writes only where the case still stands where it was loaded, so what was decided is decided on its last state
    here too. None, and nothing written: somebody else was there at the same time, or more belongs together than one event,
    what time alone has done to the case or words that are kept beside the ledger.
    """
    if _tells_private_words(asked):
        return None
    loaded = store.load(number, lock=False)
    if done := _met(loaded, asked):
        return done, False
    if procedure.lapses(loaded.file, asked.now, loaded.rules, loaded.calendar):
        return None
    try:
        return _do(loaded, asked), True
    except store.Overtaken:
        return None


def _tells_private_words(asked: Asked) -> bool:
    row = ROW.get(asked.act)
    return row is not None and any(each.private and asked.arguments.get(each.name) for each in row.arguments)


def _under_lock(number: str, asked: Asked) -> tuple[Case, bool]:
    with transaction.atomic():
        loaded = store.load(number, lock=True)
        if done := _met(loaded, asked):
            return done, False
        return _do(overtaken(loaded, asked.now), asked), True


def _met(loaded: store.Loaded, asked: Asked) -> Case | None:
    """The case, where the request is the repetition of one that was done. Raises what keeps this actor from acting."""
    access.require_acting(asked.actor, loaded.case, asked.act, asked.now)
    if asked.key and (done := loaded.keys.get(asked.key)):
        return _answer_again(loaded, done, asked.act, asked.arguments)
    if asked.expected_sequence is not None and asked.expected_sequence != loaded.case.sequence:
        raise Refusal("case_moved_on")
    return None


def _do(loaded: store.Loaded, asked: Asked) -> Case:
    sealing = private.Sealing(loaded.case)
    try:
        event = procedure.attempt(
            loaded.file, asked.act, asked.actor, asked.now, asked.arguments, loaded.rules, loaded.calendar, sealing.seal
        )
    except Refusal as refusal:
        inside = access.insider(asked.actor)
        raise private.refusal_in_clear(refusal, loaded.case, inside, sealing.kept) from None
    case = store.append(loaded, event, recorded_at=asked.now, key=asked.key).case
    sealing.keep()
    return case


def tell(act: str, case: Case, actor: Actor) -> None:
    """One line in the log for an act that was done. The journey is the case's own, which began with its applicant."""
    log.info("act", act=act, case=case.number, sequence=case.sequence, account=actor.who, journey=str(case.journey))


def overtaken(loaded: store.Loaded, now: datetime) -> store.Loaded:
    """The case under lock with everything appended that time alone has done to it by now."""
    for event in procedure.lapses(loaded.file, now, loaded.rules, loaded.calendar):
        loaded = store.append(loaded, event, recorded_at=now, key=None)
    return loaded


class Act(Protocol[Done]):
    """An act of a table, as pages, API and other rooms call it; `arguments` are those of its row."""

    def __call__(
        self,
        number: str,
        *,
        actor: Actor,
        now: datetime,
        expected_sequence: int | None = None,
        idempotency_key: str | None = None,
        **arguments: Any,
    ) -> Done: ...


def act(name: str) -> Act[Case]:
    """The act on a case of this name, for acts that need nothing but the table. It raises Refusal as `perform` does."""
    return act_of(name, perform)


def act_of(name: str, perform: Callable[..., Done]) -> Act[Done]:
    """The act of this name in a room that performs acts as this one does."""

    def done(
        number: str,
        *,
        actor: Actor,
        now: datetime,
        expected_sequence: int | None = None,
        idempotency_key: str | None = None,
        **arguments: Any,
    ) -> Done:
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
