"""Halls with their lines and windows, tickets and what happened to them, appointments."""

from yimen.reception.models.bookings import Booking, Opening
from yimen.reception.models.places import Hall, Line, Pause, Shift, Window, WindowLine
from yimen.reception.models.tickets import LineDay, Ticket, TicketEvent

__all__ = [
    "Booking",
    "Hall",
    "Line",
    "LineDay",
    "Opening",
    "Pause",
    "Shift",
    "Ticket",
    "TicketEvent",
    "Window",
    "WindowLine",
]
