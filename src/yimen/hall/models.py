"""Which window matters are served on holidays: a list for each holiday, in versions, with its entries."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yimen.agencies.models import Agency
from yimen.catalogue.models import Service


class HolidayList(models.Model):
    """The catalogue of one holiday in one year (节假日事项目录). Published, it stays as it was; a correction is a new version.

    holiday    Chinese name as the calendar has it: 国庆节; `holidays.WEEKENDS` for the free weekends of a year
    superseded_at  when a newer version took its place; empty: it counts
    based_on   number of the version that it was copied from; 0: made anew
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Being prepared")
        PUBLISHED = "published", _("Published")
        DROPPED = "dropped", _("Dropped")

    district = models.CharField(max_length=6)
    year = models.PositiveSmallIntegerField()
    holiday = models.CharField(max_length=40)
    holiday_en = models.CharField(max_length=80, blank=True)
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    based_on = models.PositiveIntegerField(default=0)
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=80)
    drafted_name = models.CharField(max_length=80, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=80, blank=True)
    published_name = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["district", "year", "holiday", "number"], name="holiday_list_number_once"),
            models.UniqueConstraint(
                fields=["district", "year", "holiday"],
                condition=models.Q(status="draft"),
                name="one_holiday_list_in_preparation",
            ),
            models.UniqueConstraint(
                fields=["district", "year", "holiday"],
                condition=models.Q(status="published", superseded_at__isnull=True),
                name="one_holiday_list_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.holiday} v{self.number}"

    @property
    def title(self) -> str:
        """The holiday's name in the current language."""
        english = (get_language() or "").startswith("en")
        return self.holiday_en if self.holiday_en and english else self.holiday


class HolidayService(models.Model):
    """One window matter that is served on days of the holiday.

    agency    who serves it: a department, a town or a sub-district
    service   its entry in the catalogue; empty for a matter of a town that the catalogue does not list
    days      on which days, all of them days of the holiday
    hours     such as "9:00-11:30", the same on every one of its days
    """

    class Level(models.TextChoices):
        DISTRICT = "district", _("District level")
        TOWN = "town", _("Town level")

    list = models.ForeignKey(HolidayList, on_delete=models.CASCADE, related_name="entries")
    level = models.CharField(max_length=8, choices=Level)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    name = models.CharField(max_length=500)
    name_en = models.CharField(max_length=500, blank=True)
    place = models.CharField(max_length=200)
    place_en = models.CharField(max_length=300, blank=True)
    days = ArrayField(models.DateField())
    hours = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True)
    remark = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["level", "agency__order", "agency__code", "name"]
        constraints = [models.UniqueConstraint(fields=["list", "agency", "name"], name="holiday_service_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.agency_id})"

    @property
    def title(self) -> str:
        """The matter's name in the current language."""
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name

    @property
    def where(self) -> str:
        """The place in the current language."""
        return self.place_en if self.place_en and (get_language() or "").startswith("en") else self.place
