"""The shape of an event row, and the outbox."""

from django.db import models
from django.db.models import Q


class AbstractEvent(models.Model):
    """One thing that happened to one subject; rows are only ever added (a trigger in the database refuses the rest).

    sequence       1, 2, 3 … within the subject
    at             when it happened in law; recorded_at is when the row was written
    role, who      in which capacity, and which account ("system" for the platform)
    data           the arguments of the act, without personal data (those are referred to by digest)
    previous_hash, hash   the chain, see `chain.py`
    idempotency_key       the caller's own key, so that a repeated request is answered and not done again
    """

    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    role = models.CharField(max_length=24)
    who = models.CharField(max_length=64)
    data = models.JSONField(default=dict)
    journey = models.UUIDField()
    recorded_at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    idempotency_key = models.CharField(max_length=80, null=True)

    class Meta:
        abstract = True


class OutboxRow(models.Model):
    """One listener that has still to hear of one event: written with the act, done after the effect."""

    listener = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=64)
    sequence = models.PositiveIntegerField()
    created_at = models.DateTimeField()
    available_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["available_at", "id"], condition=Q(done_at=None), name="outbox_waiting")]
