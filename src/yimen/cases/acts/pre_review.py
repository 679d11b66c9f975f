"""Pass the pre-review of an application."""

from datetime import datetime
from typing import Any

from yimen.cases.acting import perform
from yimen.cases.models import Case
from yimen.procedure import Actor


def pre_review(
    number: str,
    *,
    actor: Actor,
    now: datetime,
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
    **arguments: Any,
) -> Case:
    """The materials were looked at before the visit and are fit to be accepted.

    No acceptance yet: the five days of 行政许可法 32 go on. Arguments: note.

    Raises Refusal as `acting.perform` does.
    """
    return perform(
        number,
        "pre_review",
        actor=actor,
        now=now,
        arguments=arguments,
        expected_sequence=expected_sequence,
        idempotency_key=idempotency_key,
    )
