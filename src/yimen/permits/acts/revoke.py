"""Revoke what should not have been granted; who obtained it by fraud may not apply for the same kind for three years.

行政许可法 69, 79. Arguments: ground, reason, compensation, remedies.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from yimen.cases.barring import kind_of
from yimen.clock import shanghai_date
from yimen.parties.acts.bar_applicant import bar_applicant
from yimen.permits import store
from yimen.permits.acting import act
from yimen.permits.models import Permit
from yimen.procedure import Actor

_revoke = act("revoke")
OBTAINED_BY_FRAUD = "行政许可法 79"


def revoke(number: str, *, actor: Actor, now: datetime, **told: Any) -> Permit:
    """The permit, revoked, and the bar with it where the law knows one. Raises as `acting.perform`."""
    with transaction.atomic():
        permit = _revoke(number, actor=actor, now=now, **told)
        file = store.load(number, lock=False).file
        if file.barred_years and file.ended_at is not None:
            bar_applicant(
                identifier_index=permit.holder.identifier_index,
                kind=kind_of(permit.service),
                years=file.barred_years,
                article=OBTAINED_BY_FRAUD,
                decided_on=shanghai_date(file.ended_at),
                origin=permit.number,
                now=now,
            )
    return permit
