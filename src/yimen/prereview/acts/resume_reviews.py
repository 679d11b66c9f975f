"""Take up reviews whose worker was ended in the middle."""

from datetime import datetime, timedelta

from django.db import transaction

from yimen.prereview.acts.order_review import ask_again
from yimen.prereview.models import Review

LONGEST = timedelta(minutes=20)


def resume_reviews(now: datetime) -> int:
    """Reviews that have been running for too long end, and a new one takes their place; returns how many."""
    stuck = Review.objects.filter(state=Review.State.RUNNING, asked_at__lt=now - LONGEST)
    resumed = 0
    for review in stuck.order_by("id"):
        with transaction.atomic():
            if not Review.objects.filter(pk=review.pk, state=Review.State.RUNNING).update(
                state=Review.State.FAILED, done_at=now
            ):
                continue
            ask_again(review, now)
            resumed += 1
    return resumed
