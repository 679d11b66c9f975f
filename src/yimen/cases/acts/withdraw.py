"""Withdraw the application."""

from datetime import datetime
from typing import Any

from yimen.cases.acting import perform
from yimen.cases.models import Case
from yimen.procedure import Actor


def withdraw(
    number: str,
    *,
    actor: Actor,
    now: datetime,
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
    **arguments: Any,
) -> Case:
    """By the applicant, before the decision. Arguments: reason.

    Raises Refusal as `acting.perform` does.
    """
    return perform(
        number,
        "withdraw",
        actor=actor,
        now=now,
        arguments=arguments,
        expected_sequence=expected_sequence,
        idempotency_key=idempotency_key,
    )
