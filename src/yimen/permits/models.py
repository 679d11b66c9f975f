"""A certificate that was issued: what can be verified of it, and where its file lies."""

from datetime import date
from enum import StrEnum

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yimen.permits import numbers


class Standing(StrEnum):
    """How a certificate stands on a day: its stored status, or expired."""

    VALID = "valid"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    ANNULLED = "annulled"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"
    CANCELLED = "cancelled"


class Certificate(models.Model):
    """One issue of one certificate. A change or renewal is a new row with the next version, never an overwriting.

    number        verification number, twelve characters (`numbers.py`)
    identifier    GB/T 36904
    holder_label  what a stranger may read: a firm's name, a person's masked name
    issued_at     when the platform made and signed it; valid_from is the day of the decision
    sha256        of the signed PDF, hexadecimal
    """

    class Status(models.TextChoices):
        VALID = "valid", _("Valid")
        ANNULLED = "annulled", _("Annulled")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        REVOKED = "revoked", _("Revoked")
        CANCELLED = "cancelled", _("Cancelled")

    number = models.CharField(max_length=12, unique=True)
    identifier = models.CharField(max_length=160, unique=True)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField(default=1)
    service = models.ForeignKey("catalogue.Service", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=300, blank=True)
    holder_label = models.CharField(max_length=200)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.VALID)
    issued_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    file = models.ForeignKey("papers.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="one_certificate_a_version")]

    def __str__(self) -> str:
        return self.shown_number

    @property
    def shown_number(self) -> str:
        """The number in fours, as printed."""
        return numbers.shown(self.number)

    @property
    def heading(self) -> str:
        """The title in the current language."""
        return self.title_en if self.title_en and (get_language() or "").startswith("en") else self.title

    def standing(self, today: date) -> Standing:
        """Whether it holds on this day (Asia/Shanghai), and why not."""
        if self.status != self.Status.VALID:
            return Standing(self.status)
        if today < self.valid_from:
            return Standing.NOT_YET
        if self.valid_until is not None and today > self.valid_until:
            return Standing.EXPIRED
        return Standing.VALID
