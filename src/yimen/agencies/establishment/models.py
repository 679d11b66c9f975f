"""The tables of the three determinations (三定): what is in force, and drafts on their way."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yimen.ledger.models import AbstractStep


class Revision(models.Model):
    """What an organ has to do, in which sections and with how many posts, from one day to another.

    Never overwritten: a trigger in the database lets only the end be written, once.

    document   number of the decision that determines it, such as 宝府办〔2014〕31号
    posts      headcount of the whole organ (编制); leaders: posts of those who lead it, among these (领导职数)
    duties     numbered items, in order
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    document = models.CharField(max_length=80)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    posts = models.PositiveSmallIntegerField()
    leaders = models.PositiveSmallIntegerField(default=0)
    duties = ArrayField(models.CharField(max_length=500), default=list)
    reason = models.CharField(max_length=500)
    published_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=80)
    approved_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["agency", "number"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="revision_number_once"),
            models.UniqueConstraint(
                fields=["agency"], condition=models.Q(valid_to__isnull=True), name="one_revision_in_force"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="revision_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} r{self.number}"


class Section(models.Model):
    """An internal section (内设机构) of one revision. code: the same through all revisions of an agency.

    posts     its headcount; leaders: posts of section heads, among these
    approval  whether it is the approval section (行政审批科)
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="sections")
    place = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, blank=True)
    posts = models.PositiveSmallIntegerField()
    leaders = models.PositiveSmallIntegerField(default=0)
    duties = ArrayField(models.CharField(max_length=500), default=list)
    approval = models.BooleanField(default=False)

    class Meta:
        ordering = ["revision", "place"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "code"], name="section_code_once"),
            models.UniqueConstraint(fields=["revision", "name"], name="section_name_once"),
            models.UniqueConstraint(
                fields=["revision"], condition=models.Q(approval=True), name="one_approval_section"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The name in the current language."""
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name


class RevisionDraft(models.Model):
    """A revision on its way: drafted by one, approved by another, or sent back. It changes nothing before.

    sections  JSON rows of `plans.SectionPlan`
    status    a projection of the last of its steps
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Sent back")

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="revision_drafts")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    document = models.CharField(max_length=80)
    valid_from = models.DateField()
    posts = models.PositiveSmallIntegerField()
    leaders = models.PositiveSmallIntegerField(default=0)
    duties = ArrayField(models.CharField(max_length=500), default=list)
    sections = models.JSONField(default=list)
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency"], condition=models.Q(status="draft"), name="one_revision_draft_an_agency"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.document} {self.status}"


class RevisionStep(AbstractStep):
    """One step of a draft."""

    draft = models.ForeignKey(RevisionDraft, on_delete=models.PROTECT, related_name="steps")
    status = models.CharField(max_length=10, choices=RevisionDraft.Status)

    def __str__(self) -> str:
        return f"{self.draft_id} {self.status}"
