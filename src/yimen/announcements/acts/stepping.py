"""What every step after the writing has in common."""

from datetime import datetime

from yimen.announcements.models import Announcement, Step
from yimen.procedure import Actor


def step(row: Announcement, status: str, kind: str, *, actor: Actor, now: datetime, remark: str = "") -> Announcement:
    """The announcement (under lock) in its new state, and the step beside it."""
    row.status, row.updated_at = status, now
    row.save()
    Step.objects.create(
        announcement=row, kind=kind, at=now, who=actor.who, name=actor.name, remark=remark.strip()[:500]
    )
    return row
