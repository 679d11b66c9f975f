"""Record that the certificate was issued."""

from datetime import datetime
from typing import Any

from yimen.cases.acting import perform
from yimen.cases.models import Case
from yimen.procedure import Actor


def record_certificate(
    number: str,
    *,
    actor: Actor,
    now: datetime,
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
    **arguments: Any,
) -> Case:
    """行政许可法 39. Arguments: certificate (its number). Done by the platform.

    Raises Refusal as `acting.perform` does.
    """
    return perform(
        number,
        "record_certificate",
        actor=actor,
        now=now,
        arguments=arguments,
        expected_sequence=expected_sequence,
        idempotency_key=idempotency_key,
    )
