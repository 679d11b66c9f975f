"""Take up reviews whose worker was ended in the middle."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from yimen.prereview.acts.order_review import ask_again
from yimen.prereview.models import Review

LONGEST = timedelta(minutes=20)
MOST_FAILURES = 3  # in all: what ends the worker each time is not tried for ever; people can still ask for it


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
            if _failures(review) < MOST_FAILURES:
                ask_again(review, now)
            resumed += 1
    return resumed


def _failures(review: Review) -> int:
    """How often this draft or case was left unfinished so far."""
    subject = Q(draft=review.draft_id) if review.draft_id is not None else Q(case=review.case_id)
    return Review.objects.filter(subject, state=Review.State.FAILED).count()
