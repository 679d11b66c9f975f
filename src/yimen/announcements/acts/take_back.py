"""Take a published announcement off the pages, with the reason."""

from datetime import datetime

from django.db import transaction

from yimen.announcements.access import demand_role, locked
from yimen.announcements.acts.stepping import step
from yimen.announcements.models import Announcement, Step
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def take_back(number: int, *, actor: Actor, now: datetime, remark: str) -> Announcement:
    """By either of the office, at once: a wrong text must not wait for a second person.

    Raises Refusal: announcement_needs_role (403), announcement_not_found (404), announcement_settled (409),
    announcement_remark_missing (422).
    """
    demand_role(actor)
    if not remark.strip():
        raise Refusal("announcement_remark_missing", status=422)
    row = locked(number, Announcement.Status.PUBLISHED)
    return step(row, Announcement.Status.TAKEN_BACK, Step.Kind.TAKEN_BACK, actor=actor, now=now, remark=remark)
