"""Where the powers over a service really lie, from one day to another."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class ApprovalPower(models.TextChoices):
    """The parts of an approval that a section can hold or that can still lie elsewhere, in their order."""

    ACCEPT = "accept", _("Accept")
    EXAMINE = "examine", _("Examine")
    DECIDE = "decide", _("Decide")
    SEAL = "seal", _("Seal")
    DELIVER = "deliver", _("Deliver")


class Placement(models.Model):
    """How one service stood towards the approval section and the hall. Never overwritten: a trigger refuses it.

    powers     what the approval section holds
    in_hall    whether it is handled in the service hall, at `window`
    authority_document, authority_day   by which the agency delegated its authority to the section, empty without one
    reason     why it was placed so; recorded_by: account
    """

    service = models.ForeignKey("catalogue.Service", on_delete=models.PROTECT, related_name="placements")
    number = models.PositiveIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    powers = ArrayField(models.CharField(max_length=10, choices=ApprovalPower), default=list, blank=True)
    in_hall = models.BooleanField(default=False)
    window = models.CharField(max_length=80, blank=True)
    authority_document = models.CharField(max_length=80, blank=True)
    authority_day = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["service", "number"]
        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="placement_number_once"),
            models.UniqueConstraint(
                fields=["service"], condition=models.Q(valid_to__isnull=True), name="one_placement_in_force"
            ),
            models.CheckConstraint(
                condition=models.Q(in_hall=False) | ~models.Q(window=""), name="in_the_hall_at_a_window"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} p{self.number}"
