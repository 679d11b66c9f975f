"""Agencies and their staff: who holds a power, and who works there."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Agency(models.Model):
    """An organ that handles matters or supervises after approval: a department, a town, a sub-district, a park, a unit.

    code      short and stable, unique over all districts: "scjg"; organs of imported districts carry the
              division in front: "511602-qjxj"
    uscc      unified social credit code (GB 32100), 18 characters; empty where a source does not tell it
    division  GB/T 2260 code of the area it serves: 6 digits for a district, 9 for a town or sub-district
    hours     when it is open, in both languages
    regulator whether it supervises after approval (监管部门)
    gone      it is merged or dissolved; name, name_en and gone are projections of `standing.models.AgencyVersion`
    What it has to do, its sections and its posts stand in `establishment.models.Revision`.
    """

    class Kind(models.TextChoices):
        DEPARTMENT = "department", _("Department")
        TOWN = "town", _("Town")
        SUBDISTRICT = "subdistrict", _("Sub-district")
        PARK = "park", _("Industrial park")
        VERTICAL = "vertical", _("Vertical unit or enforcement body")

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=200, blank=True)
    uscc = models.CharField(max_length=18, blank=True, db_index=True)
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.DEPARTMENT)
    division = models.CharField(max_length=12, db_index=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    complaint_phone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    hours_en = models.CharField(max_length=160, blank=True)
    regulator = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)
    pinyin = models.CharField(max_length=300, blank=True)
    gone = models.BooleanField(default=False)

    class Meta:
        ordering = ["order", "pinyin", "code"]
        constraints = [models.UniqueConstraint(fields=["division", "name"], name="agency_name_once_in_a_division")]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The name in the current language."""
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name

    @property
    def district(self) -> str:
        """The six digits of the district it belongs to."""
        return self.division[:6]


class Staff(models.Model):
    """The post that a login holds in one agency now. Roles stand on the user, the place of work here.

    section  name of the section, as the revision in force calls it; empty for those who lead the agency
    head     whether he leads the section
    A projection of `standing.models.Seat` for whoever was moved by an act.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="staff")
    section = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=80, blank=True)
    head = models.BooleanField(default=False)

    class Meta:
        ordering = ["agency", "id"]
        verbose_name_plural = "staff"

    def __str__(self) -> str:
        return f"{self.agency} {self.section} {self.title}".strip()


# Django looks for the models of a room in this module.
from yimen.agencies.establishment.models import Revision, RevisionDraft, RevisionStep, Section  # noqa: E402
from yimen.agencies.standing.models import (  # noqa: E402
    AgencyVersion,
    OrganChange,
    OrganDraft,
    OrganStep,
    Seat,
)

__all__ = [
    "Agency",
    "AgencyVersion",
    "OrganChange",
    "OrganDraft",
    "OrganStep",
    "Revision",
    "RevisionDraft",
    "RevisionStep",
    "Seat",
    "Section",
    "Staff",
]
