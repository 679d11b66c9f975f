"""Send an announcement back to be written again, with the reason."""

from datetime import datetime

from django.db import transaction

from yimen.announcements.access import demand_role, locked
from yimen.announcements.acts.stepping import step
from yimen.announcements.models import Announcement, Step
from yimen.errors import Refusal
from yimen.procedure import Actor


@transaction.atomic
def send_back(number: int, *, actor: Actor, now: datetime, remark: str) -> Announcement:
    """Whoever wrote it may take it back in this way too.

    Raises Refusal: announcement_needs_role (403), announcement_not_found (404), announcement_settled (409),
    announcement_remark_missing (422).
    """
    demand_role(actor)
    if not remark.strip():
        raise Refusal("announcement_remark_missing", status=422)
    row = locked(number, Announcement.Status.HANDED_IN)
    return step(row, Announcement.Status.DRAFT, Step.Kind.SENT_BACK, actor=actor, now=now, remark=remark)
