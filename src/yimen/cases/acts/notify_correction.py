"""Tell the applicant everything that is missing, once."""

from datetime import datetime
from typing import Any

from yimen.cases.acting import perform
from yimen.cases.models import Case
from yimen.procedure import Actor


def notify_correction(
    number: str,
    *,
    actor: Actor,
    now: datetime,
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
    **arguments: Any,
) -> Case:
    """行政许可法 32(1)4. Arguments: items (all gaps, list of lines), note.

    Raises Refusal as `acting.perform` does.
    """
    return perform(
        number,
        "notify_correction",
        actor=actor,
        now=now,
        arguments=arguments,
        expected_sequence=expected_sequence,
        idempotency_key=idempotency_key,
    )
