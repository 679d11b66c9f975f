"""Published years and closures. Rows are only ever added: a correction is a new version, and a review a row of its own."""

from django.conf import settings
from django.db import models

from yimen.clock import Holiday, Notice, read_notice


class PublishedYear(models.Model):
    """One year as somebody loaded it from the State Council's notice; it counts once another person has approved it.

    content  the notice as `clock.Notice.as_dict` gives it
    """

    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField()
    document = models.CharField(max_length=100)
    published_on = models.DateField()
    content = models.JSONField()
    loaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "version"], name="one_version_of_a_year")]

    def __str__(self) -> str:
        return f"{self.year} ({self.version})"

    @property
    def notice(self) -> Notice:
        """The notice as a value."""
        return read_notice(self.content)

    @property
    def cause(self) -> str:
        """What changes of due days name as their cause: "year:2027:1"."""
        return f"year:{self.year}:{self.version}"


class YearReview(models.Model):
    """What the second person said of a loaded year, once. `note` says why it was rejected."""

    year = models.OneToOneField(PublishedYear, on_delete=models.PROTECT, related_name="review")
    approved = models.BooleanField()
    note = models.CharField(max_length=500, blank=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField()


class Closure(models.Model):
    """A day on which the offices of a district are closed (or, in a later version, open after all).

    reason      why, as people read it on calendars; basis: the document or article it rests on; decided_by: who decided
    """

    district = models.CharField(max_length=6)
    day = models.DateField()
    version = models.PositiveSmallIntegerField()
    closed = models.BooleanField()
    reason = models.CharField(max_length=100)
    basis = models.CharField(max_length=200)
    decided_by = models.CharField(max_length=100)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["district", "day", "version"], name="one_version_of_a_closure")]

    @property
    def name(self) -> Holiday:
        """The reason as the calendar shows it, in the language in which it was given."""
        return Holiday(self.reason, self.reason)

    @property
    def cause(self) -> str:
        """What changes of due days name as their cause: "closure:2026-12-01:1"."""
        return f"closure:{self.day.isoformat()}:{self.version}"


class DueChange(models.Model):
    """What one decision about the calendar did to the clocks of one case: an explanation, not an event. Only added.

    subject  number of the case
    cause  the decision ("year:2027:1"); why: its kind ("year", "closed", "opened") with the few values of its sentence
    moves  one entry a clock: {"clock", "from", "to", "provisional"}; from = to where a day only became certain
    """

    subject = models.CharField(max_length=64)
    cause = models.CharField(max_length=40)
    why = models.JSONField()
    moves = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "cause"], name="one_change_a_cause")]


class Recount(models.Model):
    """How far the cases have been counted anew after one decision: the figure for the administrators' page.

    started_at, finished_at  the moment of the run that began, and of the one that came to the end; None: still on its way
    failed  cases that were being acted on each time they were tried; the nightly comparison puts them right
    """

    cause = models.CharField(max_length=40, unique=True)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    failed = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
