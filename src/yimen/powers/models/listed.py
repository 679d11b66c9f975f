"""The list of powers and responsibilities as it stood from day to day. What changes it stands in `powers.models.combing`."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from yimen.agencies.models import Agency
from yimen.catalogue.models import MatterType, Service

KINDS: tuple[MatterType, ...] = tuple(kind for kind in MatterType if kind.value <= "10")
KIND_CHOICES = [(kind.value, kind.label) for kind in KINDS]


class Exercise(models.TextChoices):
    """Whether a listed power is exercised, and by whom."""

    EXERCISED = "exercised", _("Exercised")
    DELEGATED = "delegated", _("Entrusted to a lower level")
    SUSPENDED = "suspended", _("Suspended")


class Round(models.Model):
    """A combing round (梳理): every department looks through its powers, the whole list is published at once.

    due        the day by which the departments hand in
    valid_from the first day of the list that it published; empty while it is open
    """

    number = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(max_length=120)
    due = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=80)
    valid_from = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["published_at"],
                condition=models.Q(published_at=None),
                name="one_open_round",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def open(self) -> bool:
        """Whether it is still being worked on."""
        return self.published_at is None


class Power(models.Model):
    """What makes a power the same one through all its versions: its code, see `powers.codes`."""

    code = models.CharField(max_length=20, unique=True)
    district = models.CharField(max_length=6, db_index=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class _Lasting(models.Model):
    """A row of the list that holds from one day to another, both included. A trigger lets only its end be written, once.

    round, ended_by   the rounds that published it and that took it off the list
    """

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


class PowerVersion(_Lasting):
    """A power as it stood in the list.

    agency       the department that exercises it; empty: a power of the common list of towns and sub-districts
    parent       the main item of which it is a sub-item
    subject      the legal subject (法定主体), basis: the text of its legal basis; laws: keys of those it cites
    duty_laws    keys of the laws that its responsibilities and liabilities cite
    section      the undertaking section; supervision: where people complain about how it is exercised
    forwards     whether it only examines and forwards to a higher organ (审核转报)
    service      the licence or service of the catalogue through which it is exercised
    """

    power = models.ForeignKey(Power, on_delete=models.PROTECT, related_name="versions")
    kind = models.CharField(max_length=2, choices=KIND_CHOICES)
    name = models.CharField(max_length=500)
    parent = models.ForeignKey(Power, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    section = models.CharField(max_length=80, blank=True)
    subject = models.CharField(max_length=120)
    basis = models.TextField()
    laws = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    duty_laws = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    forwards = models.BooleanField(default=False)
    supervision = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=Exercise, default=Exercise.EXERCISED)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["power__code", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["power"], condition=models.Q(valid_to=None), name="one_power_in_force"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="power_ends_after_it_begins",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "kind"], condition=models.Q(valid_to=None), name="power_agency_kind"),
            models.Index(fields=["kind"], condition=models.Q(valid_to=None), name="power_kind"),
            GinIndex(fields=["laws"], name="power_laws"),
            GinIndex(fields=["duty_laws"], name="power_duty_laws"),
        ]

    def __str__(self) -> str:
        return f"{self.power_id} {self.name}"


class Responsibility(_Lasting):
    """One responsibility (责任事项) that goes with a power.

    number     its place among those of the power; step: the step it belongs to, such as 受理
    liability  when somebody answers for neglecting it (追责情形), and on which basis
    """

    power = models.ForeignKey(Power, on_delete=models.PROTECT, related_name="responsibilities")
    number = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=40)
    text = models.TextField()
    basis = models.TextField(blank=True)
    liability = models.TextField(blank=True)
    liability_basis = models.TextField(blank=True)

    class Meta:
        ordering = ["power", "number"]
        verbose_name_plural = "responsibilities"
        constraints = [
            models.UniqueConstraint(
                fields=["power", "number"], condition=models.Q(valid_to=None), name="one_responsibility_in_force"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="responsibility_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.power_id}/{self.number}"
