"""The tables of the electronic supervision: what is planned, what was warned of, and everything done about a warning."""

from django.db import models
from django.db.models import Q

from yimen.clock import Colour
from yimen.ledger.models import AbstractEvent
from yimen.oversight.deriving import Ended
from yimen.oversight.table import PENDING, STATE_WORDS, State


class Plan(models.Model):
    """The next day on which a case has to be looked at: a cache of what its events imply, locked while it is settled.

    sequence  how many events of the case it was made from
    """

    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+", primary_key=True)
    sequence = models.PositiveIntegerField(default=0)
    next_look = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["next_look"], condition=Q(next_look__isnull=False), name="plan_next_look")]


class ClockWarning(models.Model):
    """One change of colour of one clock for the worse: the row that lists read, projected from its events.

    number         supervision number 监察编号 (`numbers.py`)
    rule           supervision rule 监察规则编号 (`levels.py`); level: the rung it has reached
    clock, run     name of the clock and which of that name in the case; term as "10wd"
    day            the first day with the colour 状态产生时间; due: last day of the term
    agency, section, officer  who is responsible 责任部门; officer: account of who acted last, "" where nobody has
    ended_on       the day the clock ended or went on to another colour, and how
    organ, until   督办机构, and the day by which it shall answer
    explanation    what the agency tells the public (优化营商环境条例 36)
    """

    number = models.CharField(max_length=32, unique=True)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    clock = models.CharField(max_length=24)
    run = models.PositiveSmallIntegerField()
    term = models.CharField(max_length=8)
    colour_before = models.CharField(max_length=8, choices=[(colour.value, colour.value) for colour in Colour])
    colour = models.CharField(max_length=8, choices=[(colour.value, colour.value) for colour in Colour])
    rule = models.CharField(max_length=12)
    day = models.DateField()
    due = models.DateField()
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=80, blank=True)
    officer = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in State])
    level = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    last_hash = models.CharField(max_length=64)
    ended_on = models.DateField(null=True)
    ended_how = models.CharField(max_length=12, blank=True, choices=[(how.value, how.value) for how in Ended])
    organ = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+", null=True)
    until = models.DateField(null=True)
    explanation = models.TextField(blank=True)
    explained_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # However many workers look at a case, and however often: one warning for one colour of one clock.
            models.UniqueConstraint(fields=["case", "clock", "run", "term", "colour"], name="one_warning_a_colour"),
        ]
        indexes = [
            models.Index(fields=["agency", "state", "-day"], name="warning_agency"),
            models.Index(
                fields=["-day", "-id"],
                condition=Q(state__in=sorted(state.value for state in PENDING)),
                name="warning_pending",
            ),
            models.Index(fields=["due"], condition=Q(colour="overdue", ended_on=None), name="warning_overdue"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def state_words(self) -> tuple[str, str]:
        """The state in both languages (for the `text` filter)."""
        return STATE_WORDS[State(self.state)]


class WarningEvent(AbstractEvent):
    """One thing that happened to one warning; rows are only ever added."""

    warning = models.ForeignKey(ClockWarning, on_delete=models.PROTECT, related_name="events")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["warning", "sequence"], name="one_warning_event_a_place"),
            models.UniqueConstraint(
                fields=["warning", "idempotency_key"],
                condition=Q(idempotency_key__isnull=False),
                name="one_warning_event_a_key",
            ),
        ]
