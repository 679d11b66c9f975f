"""Publish an announcement: by somebody who did not write it."""

from datetime import datetime

from django.db import transaction

from yimen.announcements.access import demand_role, locked
from yimen.announcements.acts.stepping import step
from yimen.announcements.models import Announcement, Step
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def publish(number: int, *, actor: Actor, now: datetime) -> Announcement:
    """It is shown from its first day on, or at once where that is past. Nobody who ever wrote at it may publish it.

    Raises Refusal: announcement_needs_role, announcement_own (403), announcement_not_found (404), announcement_settled,
    announcement_over (409).
    """
    demand_role(actor)
    row = locked(number, Announcement.Status.HANDED_IN)
    if row.steps.filter(kind=Step.Kind.WRITTEN, who=actor.who).exists():
        raise Refusal("announcement_own", status=403)
    if row.last is not None and row.last < shanghai_date(now):
        raise Refusal("announcement_over")
    row.published_at = now
    return step(row, Announcement.Status.PUBLISHED, Step.Kind.PUBLISHED, actor=actor, now=now)
