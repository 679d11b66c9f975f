"""Order the work of a review from the worker, in the same transaction as its row."""

from procrastinate.contrib.django import app

from yimen.prereview.models import Review

TASK = "yimen.jobs.tasks.carry_out_review"
QUEUE = "reading"


def order(review: Review) -> None:
    """One after the other: reading takes a core for itself, and the other jobs have theirs."""
    app.configure_task(TASK, queue=QUEUE, lock="reading").defer(number=review.pk)
