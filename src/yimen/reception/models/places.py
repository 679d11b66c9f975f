"""A hall, the lines people wait in, the windows they are called to, and who sits there."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yimen.agencies.models import Agency


class Named(models.Model):
    """A name in both languages."""

    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """The name in the current language."""
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name


class Hall(Named):
    """A place with windows: the district's centre, or that of a town.

    code     short and stable, part of addresses: "centre"
    head_start_minutes   how much earlier a priority ticket counts than it was taken
    miss_after_seconds   a called number may be given up for missed after so long
    most_no_shows        so many missed appointments in 90 days, and a phone number books none for 30 days
    """

    code = models.SlugField(max_length=40, unique=True)
    district = models.CharField(max_length=6)
    address = models.CharField(max_length=200, blank=True)
    address_en = models.CharField(max_length=300, blank=True)
    hours = models.CharField(max_length=120, default="9:00-11:30 13:30-16:30")
    head_start_minutes = models.PositiveSmallIntegerField(default=20)
    miss_after_seconds = models.PositiveSmallIntegerField(default=120)
    most_no_shows = models.PositiveSmallIntegerField(default=3)

    @property
    def where(self) -> str:
        """The address in the current language."""
        english = (get_language() or "").startswith("en")
        return self.address_en if self.address_en and english else self.address


class Line(Named):
    """People who wait for the same thing (排队业务): a department's matters, anything at all, or what is handed out.

    code     one or two capital letters before the number of a ticket: A017
    agency   whose matters; empty: any (综合受理), or what is handed out (出件)
    minutes  how long one visit takes before the last weeks can tell
    most_a_day  tickets of one day; 0: no limit
    """

    class Kind(models.TextChoices):
        ACCEPTANCE = "acceptance", _("One department's matters")
        GENERAL = "general", _("Any matter (general acceptance)")
        QUICK = "quick", _("Quick matters: handing in what was missing, a short question")
        EXIT = "exit", _("Results are handed out")

    hall = models.ForeignKey(Hall, on_delete=models.PROTECT, related_name="lines")
    code = models.CharField(max_length=2)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.ACCEPTANCE)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=12)
    most_a_day = models.PositiveSmallIntegerField(default=0)
    closed = models.BooleanField(default=False)

    class Meta:
        ordering = ["hall", "code"]
        constraints = [models.UniqueConstraint(fields=["hall", "code"], name="line_code_once")]


class Window(Named):
    """A counter with a number; which lines it serves stands in `WindowLine`."""

    hall = models.ForeignKey(Hall, on_delete=models.PROTECT, related_name="windows")
    number = models.PositiveSmallIntegerField()
    floor = models.SmallIntegerField(default=1)
    lines = models.ManyToManyField(Line, through="WindowLine", related_name="windows")
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["hall", "number"]
        constraints = [models.UniqueConstraint(fields=["hall", "number"], name="window_number_once")]


class WindowLine(models.Model):
    """A line that a window serves."""

    window = models.ForeignKey(Window, on_delete=models.CASCADE, related_name="+")
    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["window", "line"], name="window_line_once")]


class Shift(models.Model):
    """Somebody at a window, from signing in there until leaving it.

    officer  the account's id as text; a person sits at one window, and a window has one person
    paused_at, pause_reason  while the window is closed for a moment; pauses that are over stand in `Pause`
    """

    window = models.ForeignKey(Window, on_delete=models.PROTECT, related_name="shifts")
    officer = models.CharField(max_length=64)
    name = models.CharField(max_length=100)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    pause_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["window"], condition=Q(closed_at=None), name="one_open_shift_a_window"),
            models.UniqueConstraint(fields=["officer"], condition=Q(closed_at=None), name="one_open_shift_a_person"),
        ]
        indexes = [models.Index(fields=["window", "opened_at"], name="shift_by_window")]


class Pause(models.Model):
    """A time for which a window was closed for a moment, with the reason given; written when it is over."""

    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="pauses")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    reason = models.CharField(max_length=200)
