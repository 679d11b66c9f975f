"""The shape of an event row, the outbox, the signed roots of the days, and what checks of the ledger found."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yimen.ledger.roots import Signature, Statement


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


class AbstractStep(models.Model):
    """One step of something on its way through several offices: who took it, when, with which remark. Added, never changed.

    Each kind of step names beside these what it is a step of, and the status that it led to.
    """

    at = models.DateTimeField()
    who = models.CharField(max_length=80)
    name = models.CharField(max_length=100)
    remark = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]


class OutboxRow(models.Model):
    """One listener that has still to hear of one event: written with the act, done after the effect.

    request_id, journey  of the request that acted, so that what the worker writes to its log can be found with it
    """

    listener = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=64)
    sequence = models.PositiveIntegerField()
    created_at = models.DateTimeField()
    available_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True, default="")
    request_id = models.CharField(max_length=36, blank=True, default="")
    journey = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["available_at", "id"], condition=Q(done_at=None), name="outbox_waiting")]


class DailyRoot(models.Model):
    """The signed roots over all cases and all permits at the end of one day; rows are only ever added, and each names the one before.

    hash          of the statement, see `roots.py`; `value` is the signature in base64
    page_nodes    the tree's nodes ten levels up, 32 bytes each, and page_firsts the id of the first case below each: so
                  the path of one case is found without counting a million others again
    permits, permits_…  the same of the tree of permits; None and empty for days that were signed before it was covered
    """

    day = models.DateField(unique=True)
    district = models.CharField(max_length=6)
    cases = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, unique=True)
    signed_at = models.DateTimeField()
    hash = models.CharField(max_length=64)
    algorithm = models.CharField(max_length=40)
    value = models.TextField()
    certificates = models.TextField()
    page_nodes = models.BinaryField()
    page_firsts = ArrayField(models.BigIntegerField())
    permits = models.PositiveIntegerField(null=True)
    permits_root = models.CharField(max_length=64, blank=True, default="")
    permits_nodes = models.BinaryField(default=bytes)
    permits_firsts = ArrayField(models.BigIntegerField(), default=list)

    def __str__(self) -> str:
        return self.day.isoformat()

    @property
    def statement(self) -> Statement:
        """What was signed."""
        return Statement(
            self.district,
            self.day,
            self.cases,
            self.root,
            self.previous,
            self.signed_at,
            self.permits,
            self.permits_root,
        )

    @property
    def signature(self) -> Signature:
        return Signature(self.algorithm, self.value, self.certificates)


class Examination(models.Model):
    """What one check of the ledger found, for the operators' figures: kept a year.

    subject  "chains", "projections", "roots" or "permits"
    """

    subject = models.CharField(max_length=16)
    at = models.DateTimeField()
    looked = models.PositiveIntegerField()
    wrong = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["subject", "-at"], name="examination_latest")]
