"""The figures of the first page, counted from the cases themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Avg, Count, F, Q

from yimen.cases.models import Case

DAYS = 30


@dataclass(frozen=True)
class Reception:
    """What the last 30 days brought. mean_days: calendar days from acceptance to decision, None without decisions."""

    submitted: int
    decided: int
    mean_days: float | None


def reception(now: datetime) -> Reception:
    """Cases handed in and decided in the 30 days before now."""
    since = now - timedelta(days=DAYS)
    row = Case.objects.filter(Q(submitted_at__gte=since) | Q(decided_at__gte=since)).aggregate(
        submitted=Count("id", filter=Q(submitted_at__gte=since)),
        decided=Count("id", filter=Q(decided_at__gte=since)),
        mean=Avg(F("decided_at") - F("accepted_at"), filter=Q(decided_at__gte=since)),
    )
    mean = row["mean"]
    return Reception(row["submitted"], row["decided"], None if mean is None else mean / timedelta(days=1))
