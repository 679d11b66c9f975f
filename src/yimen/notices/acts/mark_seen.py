"""Mark what somebody has seen."""

from datetime import datetime

from yimen.errors import Refusal
from yimen.notices.models import Notice
from yimen.notices.queries import inbox
from yimen.procedure import Actor


def mark_seen(notice_id: int | None, *, actor: Actor, now: datetime) -> Notice | None:
    """One notice, which is returned; or (None) all of them. Seen once it stays seen since then.

    Raises Refusal notice_not_found (404), also for another person's notice.
    """
    mine = inbox(actor)
    if notice_id is None:
        mine.filter(seen_at=None).update(seen_at=now)
        return None
    found = mine.filter(pk=notice_id).first()
    if found is None:
        raise Refusal("notice_not_found", status=404)
    mine.filter(pk=notice_id, seen_at=None).update(seen_at=now)
    return found
