"""The legal office looks at a drafted change of the law: passes it on, or sends it back with what is wrong."""

from datetime import datetime

from django.db import transaction

from yimen.laws.amending import (
    PUBLISHERS,
    REVIEWERS,
    demand_order,
    demand_other_than,
    demand_role,
    demand_text,
    locked,
    take_step,
)
from yimen.laws.models import Amendment
from yimen.procedure import Actor


@transaction.atomic
def review_amendment(amendment_id: int, *, actor: Actor, now: datetime, remark: str = "") -> Amendment:
    """It is entered as it was issued.

    Raises Refusal: law_change_not_found (404), law_change_needs_role, law_change_own (403), law_change_out_of_order (409).
    """
    amendment = locked(amendment_id)
    demand_role(actor, REVIEWERS)
    demand_other_than(amendment, Amendment.Status.DRAFT, actor, "law_change_own")
    demand_order(amendment, Amendment.Status.REVIEWED)
    take_step(amendment, Amendment.Status.REVIEWED, actor, now, remark)
    return amendment


@transaction.atomic
def return_amendment(amendment_id: int, *, actor: Actor, now: datetime, remark: str) -> Amendment:
    """Send it back, by the legal office or the reform office. Raises Refusal as `review_amendment`, and law_remark_missing (422)."""
    amendment = locked(amendment_id)
    demand_role(actor, (*REVIEWERS, *PUBLISHERS))
    demand_other_than(amendment, Amendment.Status.DRAFT, actor, "law_change_own")
    demand_order(amendment, Amendment.Status.RETURNED)
    told = demand_text(remark, "law_remark_missing", 500)
    take_step(amendment, Amendment.Status.RETURNED, actor, now, told)
    return amendment
