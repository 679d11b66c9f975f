"""Hand a written announcement in for publication."""

from datetime import datetime

from django.db import transaction

from yimen.announcements.access import demand_role, locked
from yimen.announcements.acts.stepping import step
from yimen.announcements.models import Announcement, Step
from yimen.procedure import Actor


@transaction.atomic
def hand_in(number: int, *, actor: Actor, now: datetime) -> Announcement:
    """Raises Refusal: announcement_needs_role (403), announcement_not_found (404), announcement_settled (409)."""
    demand_role(actor)
    row = locked(number, Announcement.Status.DRAFT)
    return step(row, Announcement.Status.HANDED_IN, Step.Kind.HANDED_IN, actor=actor, now=now)
