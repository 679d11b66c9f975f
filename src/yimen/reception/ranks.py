"""When a ticket counts as having come: the one rule of fairness. Pure.

The smallest rank is called first, and within one rank the lower ticket. A priority ticket counts some minutes earlier
than it was taken: so it passes those who came shortly before, and nobody waits for ever behind later ones. An
appointment counts from its time on, also when the person came earlier, and whoever came too late waits like everybody.
"""

from datetime import datetime, timedelta

APPOINTMENT = "appointment"
LATEST_FOR_APPOINTMENT = timedelta(minutes=15)


def rank(taken_at: datetime, priority: str, head_start: timedelta, appointed_at: datetime | None = None) -> datetime:
    """The moment that counts. head_start: how much earlier priority tickets count than they were taken."""
    if priority == APPOINTMENT:
        if appointed_at is None or taken_at > appointed_at + LATEST_FOR_APPOINTMENT:
            return taken_at
        return appointed_at - head_start
    return taken_at - head_start if priority else taken_at
