"""Answer an urging: why it came to this, and what is being done."""

from datetime import datetime

from yimen.errors import Refusal
from yimen.oversight.acting import Told, perform, tidy_text
from yimen.oversight.models import ClockWarning
from yimen.oversight.store import Loaded
from yimen.procedure import Actor


def answer_urging(
    number: str,
    *,
    actor: Actor,
    now: datetime,
    explanation: str,
    measures: str,
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
) -> ClockWarning:
    """GB/T 39046-2020, table 11: 结果描述. Done by whoever works in the department that was urged.

    Raises Refusal as `acting.perform` does, and answer_of_other_department, answer_explanation_missing,
    answer_measures_missing, warning_text_too_long.
    """

    def decide(loaded: Loaded) -> Told:
        organ = loaded.warning.organ
        if organ is None or organ.code != actor.agency:
            raise Refusal("answer_of_other_department", status=403, organ=organ.title if organ else "")
        return "answered", {
            "explanation": tidy_text(explanation, "answer_explanation_missing"),
            "measures": tidy_text(measures, "answer_measures_missing"),
        }

    return perform(
        number,
        "answer_urging",
        decide,
        actor=actor,
        now=now,
        expected_sequence=expected_sequence,
        idempotency_key=idempotency_key,
    )
