"""The figures of the first page, counted from the cases themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Avg, Count, F, Q

from yimen.cases.models import Case
from yimen.cases.queries.figures import midnight
from yimen.clock import shanghai_date

DAYS = 30


@dataclass(frozen=True)
class Reception:
    """What the last 30 days brought, and today (in Shanghai). mean_days: calendar days from acceptance to decision, or None."""

    submitted: int
    decided: int
    mean_days: float | None
    submitted_today: int = 0
    decided_today: int = 0


def reception(now: datetime) -> Reception:
    """Cases handed in and decided in the 30 days before now."""
    since, today = now - timedelta(days=DAYS), midnight(shanghai_date(now))
    row = Case.objects.filter(Q(submitted_at__gte=since) | Q(decided_at__gte=since)).aggregate(
        submitted=Count("id", filter=Q(submitted_at__gte=since)),
        decided=Count("id", filter=Q(decided_at__gte=since)),
        submitted_today=Count("id", filter=Q(submitted_at__gte=today)),
        decided_today=Count("id", filter=Q(decided_at__gte=today)),
        mean=Avg(F("decided_at") - F("accepted_at"), filter=Q(decided_at__gte=since)),
    )
    mean = row.pop("mean")
    return Reception(mean_days=None if mean is None else mean / timedelta(days=1), **row)
