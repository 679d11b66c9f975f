"""Tickets, and every step of each of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yimen.cases.models import Case
from yimen.catalogue.models import Service
from yimen.reception.models.bookings import Booking
from yimen.reception.models.places import Hall, Line, Shift, Window


class LineDay(models.Model):
    """The last number that a line gave on a day: numbers have no gaps and none is given twice."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "day"], name="line_day_once")]


class Ticket(models.Model):
    """One person who came (排队号), from taking a number to leaving the window.

    number    letter of the first line and three figures or more: A017; it stays when the ticket moves to another line
    journey   the visit: what is begun at the window, asked or rated carries the same one
    secret    opens the page of the ticket on a phone; nothing else does
    rank      when it counts as having come: the smallest is called first (`ranks.py`)
    priority  why it counts earlier, if it does
    expected_minutes  what the person was told when taking it, so that the error can be measured
    state     a projection of the events; a held ticket goes on at any window that serves its line
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits in line")
        CALLED = "called", _("Called")
        SERVING = "serving", _("Being served")
        HELD = "held", _("Put aside")
        SERVED = "served", _("Served")
        MISSED = "missed", _("Did not come")
        LEFT = "left", _("Gave the number back")
        CLOSED = "closed", _("The hall closed")

    class Priority(models.TextChoices):
        NONE = "", _("None")
        APPOINTMENT = "appointment", _("Appointment")
        ELDERLY = "elderly", _("70 years or older")
        DISABLED = "disabled", _("With a disability")
        VETERAN = "veteran", _("Veteran or soldier")
        EXPECTING = "expecting", _("Pregnant, or with an infant")

    class Channel(models.TextChoices):
        KIOSK = "kiosk", _("Kiosk")
        PHONE = "phone", _("Own phone")
        COUNTER = "counter", _("Reception desk")

    hall = models.ForeignKey(Hall, on_delete=models.PROTECT, related_name="+")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    number = models.CharField(max_length=8)
    journey = models.UUIDField(db_index=True)
    secret = models.CharField(max_length=32, unique=True)
    channel = models.CharField(max_length=8, choices=Channel, default=Channel.KIOSK)
    priority = models.CharField(max_length=12, choices=Priority, blank=True, default="")
    booking = models.OneToOneField(Booking, on_delete=models.PROTECT, null=True, blank=True, related_name="ticket")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    rank = models.DateTimeField()
    taken_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    calls = models.PositiveSmallIntegerField(default=0)
    sequence = models.PositiveIntegerField(default=1)
    expected_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    window = models.ForeignKey(Window, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hall", "day", "number"], name="ticket_number_once_a_day"),
            # What the claim in the database rests on besides its lock: one person at one window at a time.
            models.UniqueConstraint(
                fields=["window"], condition=Q(state__in=["called", "serving"]), name="one_ticket_at_a_window"
            ),
        ]
        indexes = [
            models.Index(fields=["hall", "day", "rank", "id"], condition=Q(state="waiting"), name="ticket_next"),
            models.Index(fields=["hall", "day", "state"], name="ticket_of_the_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.number}"


class TicketEvent(models.Model):
    """One step of a ticket; rows are only ever added, and all figures of the hall are counted from them.

    kind   taken, called, recalled, begun, held, resumed, transferred, finished, missed, returned, left, closed
    data   line and window that it led to, a reason; nothing about the person
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()
    who = models.CharField(max_length=64)
    window = models.ForeignKey(Window, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["ticket", "sequence"]
        constraints = [models.UniqueConstraint(fields=["ticket", "sequence"], name="ticket_step_once")]
        indexes = [models.Index(fields=["at"], name="ticket_event_at")]
