"""The count of each day; and, for the current day alone, its salt and the digests that were seen.

Salt and digests stand in UNLOGGED tables (migration): they are in no write-ahead log, on no replica and in no archive of
one, and a database that crashed has forgotten them. Then somebody who comes again on that day counts a second time.
"""

from django.db import models


class DailyVisits(models.Model):
    """visits: different visitors of the day; views: pages that they opened."""

    day = models.DateField(primary_key=True)
    visits = models.PositiveIntegerField(default=0)
    views = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.day} {self.visits}"


class Salt(models.Model):
    """The random key of one day's digests; removed with the day."""

    day = models.DateField(primary_key=True)
    value = models.BinaryField()


class Seen(models.Model):
    """One visitor of one day; removed with the day."""

    day = models.DateField()
    digest = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "digest"], name="one_visitor_a_day")]
