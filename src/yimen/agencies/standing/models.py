"""The tables: how organs stood from day to day, drafts of their changes, and the posts that people held."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yimen.ledger.models import AbstractStep


class OrganChange(models.TextChoices):
    """What can happen to an organ."""

    SET_UP = "set_up", _("Set up")
    RENAME = "rename", _("Renamed")
    MERGE = "merge", _("Merged into another organ")
    DISSOLVE = "dissolve", _("Dissolved")


class AgencyVersion(models.Model):
    """How an organ stood from one day to another, both included. A trigger lets only its end be written, once.

    Organs that came by a list have none before their first change, which writes how they stood until then.

    valid_from  empty: since before anything is recorded here
    stands      whether it existed in these days;  into: codes of the organs in which it goes on
    document    number of the decision;  kind, reason: what was changed, and why
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=10, choices=OrganChange, blank=True)
    stands = models.BooleanField(default=True)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=200, blank=True)
    into = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    document = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=80, blank=True)
    approved_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["agency", "number"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="agency_version_number_once"),
            models.UniqueConstraint(
                fields=["agency"], condition=models.Q(valid_to__isnull=True), name="one_agency_version_in_force"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="agency_version_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} v{self.number}"

    @property
    def title(self) -> str:
        """The name of then in the current language."""
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name


class OrganDraft(models.Model):
    """A change of an organ on its way: drafted by one, approved by another, or sent back.

    agency   empty where one is set up, until it is approved
    code … regulator  the organ that is set up; of a renaming only the names
    status   a projection of the last of its steps
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Sent back")

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, null=True, blank=True, related_name="organ_drafts"
    )
    kind = models.CharField(max_length=10, choices=OrganChange)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=200, blank=True)
    uscc = models.CharField(max_length=18, blank=True)
    organ_kind = models.CharField(max_length=16, blank=True)
    division = models.CharField(max_length=12, blank=True)
    regulator = models.BooleanField(default=False)
    into = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    valid_from = models.DateField()
    document = models.CharField(max_length=80)
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency"], condition=models.Q(status="draft"), name="one_organ_draft_an_agency"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.kind} {self.status}"

    @property
    def title(self) -> str:
        """The name that it is to have, in the current language."""
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name


class OrganStep(AbstractStep):
    """One step of a draft."""

    draft = models.ForeignKey(OrganDraft, on_delete=models.PROTECT, related_name="steps")
    status = models.CharField(max_length=10, choices=OrganDraft.Status)

    def __str__(self) -> str:
        return f"{self.draft_id} {self.status}"


class Seat(models.Model):
    """The post that a person held from one day to another, both included. A trigger lets only its end be written, once.

    Who was never moved has none, but a row of `Staff`; the first move writes where he sat until then.

    valid_from  empty: since before anything is recorded here
    section     name of the section; empty: among those who lead the organ;  head: leads the section
    document    of the decision (任免通知), where there is one
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="seats")
    section = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=80, blank=True)
    head = models.BooleanField(default=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    moved_at = models.DateTimeField()
    moved_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["user", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(valid_to__isnull=True), name="one_seat_without_end"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="seat_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.agency_id} {self.section}"
