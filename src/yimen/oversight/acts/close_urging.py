"""End an urging: close it after the answer, or escalate it to the district leader."""

from datetime import datetime

from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.oversight.acting import Told, perform, tidy_text
from yimen.oversight.levels import LEADER_LEVEL
from yimen.oversight.models import ClockWarning
from yimen.oversight.store import Loaded
from yimen.oversight.table import State
from yimen.procedure import Actor

CLOSE, ESCALATE = "close", "escalate"


def close_urging(
    number: str,
    *,
    actor: Actor,
    now: datetime,
    outcome: str,
    note: str,
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
) -> ClockWarning:
    """GB/T 39046-2020, table 11: 结果描述 (note).

    outcome  "close" (once answered, or where nobody was urged and the clock has ended late), "escalate" (an answer that
             does not do, or none by the day set)

    Raises Refusal as `acting.perform` does, and closing_outcome_unknown, closing_note_missing, urging_not_answered,
    warning_text_too_long.
    """

    def decide(loaded: Loaded) -> Told:
        if outcome not in (CLOSE, ESCALATE):
            raise Refusal("closing_outcome_unknown", status=422)
        if idempotency_key not in loaded.keys:
            _require_answer(loaded, outcome, now)
        told = tidy_text(note, "closing_note_missing")
        if outcome == CLOSE:
            return "closed", {"note": told}
        return "escalated", {"note": told, "level": LEADER_LEVEL, "day": shanghai_date(now).isoformat()}

    return perform(
        number,
        "close_urging",
        decide,
        actor=actor,
        now=now,
        expected_sequence=expected_sequence,
        idempotency_key=idempotency_key,
    )


def _require_answer(loaded: Loaded, outcome: str, now: datetime) -> None:
    """Nobody is closed or reported to the leader while the department still has time to answer."""
    standing = loaded.standing
    if standing.state is State.OPEN and (outcome == ESCALATE or standing.ended_on is None):
        raise Refusal("nothing_urged")
    if standing.state is not State.URGED or standing.until is None:
        return
    if outcome == CLOSE or shanghai_date(now) <= standing.until:
        raise Refusal("urging_not_answered", until=standing.until.isoformat())
