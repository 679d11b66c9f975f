"""The tables of changes of the basic catalogue on their way."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from yimen.catalogue.models import ChangeKind, Level, Matter, MatterType
from yimen.ledger.models import AbstractStep

# What can happen to a matter; the guide is a service's, and what is taken over is set up here.
KINDS: tuple[ChangeKind, ...] = (
    ChangeKind.SET_UP,
    ChangeKind.ADJUST,
    ChangeKind.RENAME,
    ChangeKind.MERGE,
    ChangeKind.SPLIT,
    ChangeKind.DELEGATE,
    ChangeKind.CANCEL,
)


class MatterProposal(models.Model):
    """A change of a matter on its way: drafted, reviewed by the legal office, approved, published, or sent back.

    matter    the one that is changed; empty where a new one is set up, until it is published
    name … planned_until  the matter as it is to be; basis: on which law it was set up (设定依据)
    into      merge: codes of the matters that go into this one; split: of those in which it goes on
    grounds   the legal basis of this change; reason: why
    status    a projection of the last of its steps
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Handed in")
        REVIEWED = "reviewed", _("Reviewed by the legal office")
        APPROVED = "approved", _("Approved")
        PUBLISHED = "published", _("Published")
        RETURNED = "returned", _("Sent back")

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, null=True, blank=True, related_name="changes")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.label) for kind in KINDS])
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    code = models.CharField(max_length=50)
    short_code = models.CharField(max_length=10, blank=True)
    local_code = models.CharField(max_length=50, blank=True)
    name = models.CharField(max_length=500)
    name_en = models.CharField(max_length=500, blank=True)
    type = models.CharField(max_length=2, choices=MatterType)
    level = models.CharField(max_length=1, choices=Level)
    basis = models.TextField(blank=True)
    planned_from = models.DateField(null=True, blank=True)
    planned_until = models.DateField(null=True, blank=True)
    into = ArrayField(models.CharField(max_length=50), default=list, blank=True)
    valid_from = models.DateField()
    reason = models.CharField(max_length=500)
    grounds = models.CharField(max_length=500)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter"],
                condition=models.Q(status__in=["draft", "reviewed", "approved"]),
                name="one_change_of_a_matter_on_its_way",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.kind} {self.status}"


class MatterStep(AbstractStep):
    """One step of a change of a matter."""

    proposal = models.ForeignKey(MatterProposal, on_delete=models.PROTECT, related_name="steps")
    status = models.CharField(max_length=10, choices=MatterProposal.Status)

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.status}"
