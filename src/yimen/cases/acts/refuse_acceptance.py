"""Refuse to accept, saying why and who is competent."""

from datetime import datetime
from typing import Any

from yimen.cases.acting import perform
from yimen.cases.models import Case
from yimen.procedure import Actor


def refuse_acceptance(
    number: str,
    *,
    actor: Actor,
    now: datetime,
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
    **arguments: Any,
) -> Case:
    """行政许可法 32(1)1-2. Arguments: ground (not_needed | not_competent), organ, reason.

    Raises Refusal as `acting.perform` does.
    """
    return perform(
        number,
        "refuse_acceptance",
        actor=actor,
        now=now,
        arguments=arguments,
        expected_sequence=expected_sequence,
        idempotency_key=idempotency_key,
    )
