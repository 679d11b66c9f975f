"""Remove drafts that nobody has touched for a season; the files in them become orphans and go with the next purge."""

from datetime import datetime, timedelta

from yimen.cases.models import Draft

UNTOUCHED_FOR = timedelta(days=90)


def purge_drafts(now: datetime, untouched_for: timedelta = UNTOUCHED_FOR) -> int:
    """Remove drafts without a case whose last change is older; returns how many."""
    old = Draft.objects.filter(case=None, updated_at__lt=now - untouched_for)
    return old.delete()[1].get("cases.Draft", 0)
