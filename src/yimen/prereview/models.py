"""The tables of the pre-review: what was read of a file, each check of an application with its findings, and what officers say of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yimen.vault import EncryptedTextField


class Reading(models.Model):
    """What was read of the bytes with this SHA-256; the same file is read once, whoever hands it in and wherever it goes.

    content   `reading.values.as_data` as JSON; empty where it could not be read
    fault     code of the refusal for which it could not
    reader    version of what read it (`readers.VERSION`): an older one is read anew
    No foreign key to the file: a file that nobody keeps is removed, and its reading after it (`acts.purge_readings`).
    """

    sha256 = models.CharField(max_length=64)
    reader = models.PositiveSmallIntegerField()
    content = EncryptedTextField(blank=True)
    fault = models.CharField(max_length=40, blank=True)
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sha256", "reader"], name="one_reading_a_file")]


class PageImage(models.Model):
    """A small picture of one page that was read, upright, JPEG, encrypted as a file is (`vault.files`).

    width, height  of the page as it was read, in pixels; the picture has the same shape
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="images")
    number = models.PositiveSmallIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reading", "number"], name="one_image_a_page")]


class Review(models.Model):
    """One check by machine of a draft or of a case. Never changed once it is done; the newest counts.

    draft, case  one of them; a draft that is given up takes its reviews along
    basis        digest of what was compared (`gathering.Gathered.basis`): another one means that something has changed since
    outcome      one of `findings.Outcome`; empty until it is done
    pages        how many pages were read for it, 0 where all had been read before
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for its turn")
        RUNNING = "running", _("Being read")
        DONE = "done", _("Pre-reviewed by machine")
        FAILED = "failed", _("Could not be pre-reviewed")

    draft = models.ForeignKey("cases.Draft", on_delete=models.CASCADE, related_name="+", null=True)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+", null=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    outcome = models.CharField(max_length=12, blank=True)
    basis = models.CharField(max_length=64, blank=True)
    fault = models.CharField(max_length=40, blank=True)
    pages = models.PositiveSmallIntegerField(default=0)
    asked_by = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(draft__isnull=False, case__isnull=True)
                | models.Q(draft__isnull=True, case__isnull=False),
                name="review_of_one_thing",
            ),
            # However often somebody presses the button or uploads another file: one waits, and sees everything then.
            models.UniqueConstraint(fields=["draft"], condition=models.Q(state="waiting"), name="one_draft_waits_once"),
            models.UniqueConstraint(fields=["case"], condition=models.Q(state="waiting"), name="one_case_waits_once"),
        ]
        indexes = [models.Index(fields=["draft", "-id"]), models.Index(fields=["case", "-id"])]


class FindingRow(models.Model):
    """One finding of a review.

    material  code of the material; file: id of the stored file, empty where one is missing
    page, box  where on the upright page (shares of it); page 0: nowhere in particular
    rule      key of `rules.RULES`; level: `findings.Level`; data: values for its sentence, as JSON
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="findings")
    place = models.PositiveSmallIntegerField()
    material = models.CharField(max_length=40)
    file = models.UUIDField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    page = models.PositiveSmallIntegerField(default=0)
    box = models.JSONField(null=True)
    rule = models.CharField(max_length=40)
    level = models.CharField(max_length=8)
    confidence = models.FloatField()
    data = EncryptedTextField(default="{}")

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["review", "place"], name="one_finding_a_place")]


class Judgement(models.Model):
    """What an officer says of a finding: right or wrong. The last one counts; none is ever changed."""

    finding = models.ForeignKey(FindingRow, on_delete=models.PROTECT, related_name="judgements")
    right = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)
    who = models.CharField(max_length=64)
    at = models.DateTimeField()


class DemandSet(models.Model):
    """What one service demands of its materials, where it differs from what follows from its guide (`demands`). The last counts."""

    service = models.ForeignKey("catalogue.Service", on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    reason = models.CharField(max_length=300)
    who = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["service", "-id"])]
