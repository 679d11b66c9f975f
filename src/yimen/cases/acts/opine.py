"""Give an opinion in the examination."""

from datetime import datetime
from typing import Any

from yimen.cases.acting import perform
from yimen.cases.models import Case
from yimen.procedure import Actor


def opine(
    number: str,
    *,
    actor: Actor,
    now: datetime,
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
    **arguments: Any,
) -> Case:
    """行政许可法 34. Arguments: step, opinion (agree | disagree), text.

    Raises Refusal as `acting.perform` does.
    """
    return perform(
        number,
        "opine",
        actor=actor,
        now=now,
        arguments=arguments,
        expected_sequence=expected_sequence,
        idempotency_key=idempotency_key,
    )
