"""What is being worked on in a round: the sheet of each department, its changed lines, and the remarks on them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from yimen.agencies.models import Agency
from yimen.ledger.models import AbstractStep
from yimen.powers.models.listed import Power, Round


class SheetStatus(models.TextChoices):
    """How far a sheet has come. RETURNED: it is drafted again."""

    DRAFTING = "drafting", _("Being drafted")
    HANDED_IN = "handed_in", _("Handed in")
    LEGAL_REVIEWED = "legal", _("Reviewed by the legal office")
    REFORM_REVIEWED = "reform", _("Reviewed by the reform office")
    ACCEPTED = "accepted", _("Accepted for the list")
    RETURNED = "returned", _("Sent back")


class Sheet(models.Model):
    """What one department hands in in a round. agency empty: the sheet of the common list, drafted by the reform office.

    status  a projection of the last of its steps
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="sheets")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=10, choices=SheetStatus, default=SheetStatus.DRAFTING)

    class Meta:
        ordering = ["agency__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "agency"], name="one_sheet_in_a_round", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.agency_id} {self.status}"


class SheetStep(AbstractStep):
    """One step of a sheet."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="steps")
    status = models.CharField(max_length=10, choices=SheetStatus)

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.status}"


class LineAction(models.TextChoices):
    """What a line does to the list in force."""

    ADD = "add", _("Added")
    CHANGE = "change", _("Changed")
    REMOVE = "remove", _("Removed")


class Line(models.Model):
    """A power that is to stand otherwise than in the list in force. What no line names is kept.

    power    empty where it is added, until it is published
    content  JSON of `powers.content.PowerContent` as it is to be; empty where the power is removed
    laws     keys of the laws that its basis cites; duty_laws: that its responsibilities and liabilities cite
    drafted_by, drafted_at   who wrote it last
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="lines")
    action = models.CharField(max_length=6, choices=LineAction)
    code = models.CharField(max_length=20)
    power = models.ForeignKey(Power, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    content = models.JSONField(null=True, blank=True)
    laws = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    duty_laws = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    reason = models.CharField(max_length=500)
    drafted_by = models.CharField(max_length=80)
    drafted_at = models.DateTimeField()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "code"], name="one_line_a_power"),
            models.CheckConstraint(
                condition=models.Q(action="remove") ^ models.Q(content__isnull=False), name="line_has_its_content"
            ),
        ]
        indexes = [models.Index(fields=["code"], name="line_code")]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.action} {self.code}"


class Remark(models.Model):
    """What an office remarks on one power of a sheet, and what the department answers. Only the answer is written, once."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="remarks")
    code = models.CharField(max_length=20)
    office = models.CharField(max_length=24)
    text = models.CharField(max_length=500)
    at = models.DateTimeField()
    who = models.CharField(max_length=80)
    name = models.CharField(max_length=80)
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=80, blank=True)
    answered_name = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["sheet", "code"], name="remark_of_line")]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.code}"


class Demand(models.Model):
    """A power that somebody found to need a change: the next sheet of its department has a line for it, or says why not.

    reason          what the change of the law was, or who asked for it;  task: number of the task after a change of the law
    sheet           the sheet on which it was met, written when the round is published
    dropped         why nothing is to be changed after all; empty: it is still demanded, or met
    """

    power = models.ForeignKey(Power, on_delete=models.PROTECT, related_name="demands")
    reason = models.CharField(max_length=500)
    task = models.PositiveBigIntegerField(null=True, blank=True, unique=True)
    at = models.DateTimeField()
    who = models.CharField(max_length=80)
    name = models.CharField(max_length=100)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, null=True, blank=True, related_name="demands")
    dropped = models.CharField(max_length=500, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["power"], condition=models.Q(ended_at=None), name="open_demand_of_power")]

    def __str__(self) -> str:
        return f"{self.power_id} {self.reason}"
