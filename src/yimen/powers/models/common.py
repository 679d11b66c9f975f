"""The common list (共性权责) of towns and sub-districts: who adopted it since when, and what is otherwise there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yimen.agencies.models import Agency
from yimen.powers.models.listed import Power


class Adoption(models.Model):
    """A town exercises the powers of the common list, from one day to another. A new adoption ends the one before."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=200)
    adopted_at = models.DateTimeField()
    adopted_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["agency__order", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["agency"], condition=models.Q(valid_to=None), name="one_adoption_in_force"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="adoption_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.valid_from}"


class LocalException(models.Model):
    """A power of the common list that a town does not have, or has otherwise. text: how it is there; empty if left out."""

    class Kind(models.TextChoices):
        LEFT_OUT = "left_out", _("Left out here")
        CHANGED = "changed", _("Otherwise here")

    adoption = models.ForeignKey(Adoption, on_delete=models.PROTECT, related_name="exceptions")
    power = models.ForeignKey(Power, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    text = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = ["power__code"]
        constraints = [
            models.UniqueConstraint(fields=["adoption", "power"], name="one_exception_a_power"),
            models.CheckConstraint(condition=models.Q(kind="changed") ^ models.Q(text=""), name="a_change_says_how"),
        ]

    def __str__(self) -> str:
        return f"{self.adoption_id} {self.power_id} {self.kind}"
