"""Appointments: times that a line offers, and who has one."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yimen.reception.models.places import Line
from yimen.vault import EncryptedTextField


class Opening(models.Model):
    """Times that a line offers on each working day: from, to, every so many minutes, so many people each time."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="openings")
    begins = models.TimeField()
    ends = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=30)
    places = models.PositiveSmallIntegerField(default=2)

    class Meta:
        ordering = ["begins"]


class Booking(models.Model):
    """One appointment. Name and phone are encrypted; by the phone's blind index repeated no-shows are known.

    code  eight characters; with it the person takes the ticket, moves or cancels the appointment
    """

    class State(models.TextChoices):
        BOOKED = "booked", _("Booked")
        ARRIVED = "arrived", _("Arrived")
        MISSED = "missed", _("Did not come")
        CANCELLED = "cancelled", _("Called off")

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="bookings")
    day = models.DateField()
    starts = models.TimeField()
    code = models.CharField(max_length=8, unique=True)
    name = EncryptedTextField()
    phone = EncryptedTextField()
    phone_index = models.CharField(max_length=64)
    journey = models.UUIDField()
    state = models.CharField(max_length=10, choices=State, default=State.BOOKED)
    booked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["line", "day", "starts"], name="booking_slot")]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "day", "phone_index"], condition=Q(state="booked"), name="one_booking_a_day_and_line"
            )
        ]
