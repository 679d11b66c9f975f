"""Explain a delay to the public: whoever exceeds the time limit must say why (优化营商环境条例 36)."""

from datetime import datetime

from yimen.clock import Colour
from yimen.errors import Refusal
from yimen.oversight.acting import Told, perform, tidy_text
from yimen.oversight.models import ClockWarning
from yimen.oversight.store import Loaded
from yimen.oversight.table import ARTICLE_36
from yimen.procedure import Actor


def explain_overdue(
    number: str,
    *,
    actor: Actor,
    now: datetime,
    reason: str,
    expected_sequence: int | None = None,
    idempotency_key: str | None = None,
) -> ClockWarning:
    """The reason is shown to the applicant and in the public list; a later one replaces it, the history keeps both.

    Done by a head of the responsible agency. Raises Refusal as `acting.perform` does, and not_overdue,
    explain_of_other_department, delay_reason_missing, warning_text_too_long.
    """

    def decide(loaded: Loaded) -> Told:
        if loaded.warning.agency.code != actor.agency:
            raise Refusal("explain_of_other_department", status=403, article=ARTICLE_36)
        if loaded.warning.colour != Colour.OVERDUE:
            raise Refusal("not_overdue", article=ARTICLE_36)
        return "explained", {"reason": tidy_text(reason, "delay_reason_missing")}

    return perform(
        number,
        "explain_overdue",
        decide,
        actor=actor,
        now=now,
        expected_sequence=expected_sequence,
        idempotency_key=idempotency_key,
    )
