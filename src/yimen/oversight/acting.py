"""The way every act on a warning goes: lock, re-read, decide by the table, append the event, project."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from yimen.cases.models import Case
from yimen.errors import Refusal
from yimen.oversight import store
from yimen.oversight.access import require_seeing
from yimen.oversight.models import ClockWarning
from yimen.oversight.table import DEED, Deed, Standing, State, WarningStep
from yimen.procedure import Actor

Told = tuple[str, dict[str, Any]]
Decide = Callable[[store.Loaded], Told]
LONGEST_TEXT = 2000
COUNTED = ("until", "day")


def perform(
    number: str,
    act: str,
    decide: Decide,
    *,
    actor: Actor,
    now: datetime,
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
) -> ClockWarning:
    """Do one act to one warning; either all of it is there afterwards or nothing.

    decide  checks what only this act demands and gives the kind and the data of the event
    expected_sequence, idempotency_key  as in `cases.acting.perform`

    Raises Refusal: warning_not_found, warning_of_other_agency, warning_moved_on, warning_time_before_last,
    key_used_for_other_request, the deed's own (`table.py`), and what `decide` raises.
    """
    deed = DEED[act]
    with transaction.atomic():
        loaded = store.load(locked(number))
        require_seeing(actor, loaded.warning)
        require_role(deed, actor)
        if idempotency_key and (done := loaded.keys.get(idempotency_key)):
            return _answer_again(loaded, done, decide)
        if expected_sequence is not None and expected_sequence != loaded.warning.sequence:
            raise Refusal("warning_moved_on")
        require_state(deed, loaded.standing)
        if now < loaded.standing.last_at:
            raise Refusal("warning_time_before_last", status=422)
        kind, data = decide(loaded)
        role = next(role for role in deed.roles if role in actor.roles)
        step = WarningStep(kind, now, role, actor.who, data)
        journey = Case.objects.values_list("journey", flat=True).get(pk=loaded.warning.case_id)
        return store.append(loaded, step, journey=journey, recorded_at=now, key=idempotency_key).warning


def locked(number: str) -> ClockWarning:
    """The warning, its row locked until the transaction ends. Raises Refusal warning_not_found (404)."""
    rows = ClockWarning.objects.select_for_update(of=("self",)).select_related("agency", "organ")
    warning = rows.filter(number=number).first()
    if warning is None:
        raise Refusal("warning_not_found", status=404)
    return warning


def require_role(deed: Deed, actor: Actor) -> None:
    """Raise the deed's own refusal (403) unless the actor holds one of its roles."""
    if not actor.roles.intersection(deed.roles):
        raise Refusal(deed.wrong_role, status=403, article=deed.basis)


def require_state(deed: Deed, standing: Standing) -> None:
    """Raise the refusal that the table names for this state; an overdue clock can be urged about even after its end."""
    if standing.state not in deed.from_states:
        until = standing.until.isoformat() if standing.until else ""
        raise Refusal(deed.wrong_state[State(standing.state)], article=deed.basis, until=until)


def tidy_text(text: str, missing: str) -> str:
    """What somebody wrote, without the space around it. Raises Refusal `missing` or warning_text_too_long (422)."""
    written = text.replace("\x00", "").strip()
    if not written:
        raise Refusal(missing, status=422)
    if len(written) > LONGEST_TEXT:
        raise Refusal("warning_text_too_long", status=422, limit=LONGEST_TEXT)
    return written


def _answer_again(loaded: store.Loaded, done: WarningStep, decide: Decide) -> ClockWarning:
    """A repeated request is answered without acting again, if it says the same as the first."""
    kind, data = decide(loaded)
    # Days counted from "now" differ when the request is repeated on the next day.
    first, again = ({name: value for name, value in each.items() if name not in COUNTED} for each in (done.data, data))
    if (kind, again) != (done.kind, first):
        raise Refusal("key_used_for_other_request", status=422)
    return loaded.warning
