"""The sentences for everything the reception refuses, by code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, "str | Promise"] = {
    "hall_not_found": _("There is no such hall."),
    "queue_line_unknown": _("The hall has no such line. Choose one of those shown."),
    "line_closed": _("%(line)s takes no numbers now."),
    "line_full": _("%(line)s has given all %(most)s numbers of today. Please come on another day."),
    "hall_closed_now": _("The hall is closed now. It is open %(hours)s on working days."),
    "priority_unknown": _("This reason for being called earlier is not known."),
    "ticket_not_found": _("There is no such ticket. Check the address, or ask at the reception desk."),
    "ticket_not_there_now": _("The ticket has moved on in the meantime. Look at it again."),
    "ticket_of_other_window": _("Ticket %(number)s was called to window %(window)s."),
    "ticket_of_other_day": _("Ticket %(number)s is of %(day)s. Please take a new number."),
    "ticket_too_early_to_miss": _("Give them %(seconds)s more seconds, or call again."),
    "ticket_case_unknown": _("There is no application with the number “%(case)s” in this centre."),
    "nobody_waits": _("Nobody is waiting in the lines of this window."),
    "window_busy": _("Finish with ticket %(number)s first: it is still at this window."),
    "window_not_found": _("The hall has no such window."),
    "window_taken": _("%(name)s sits at window %(window)s."),
    "window_serves_nothing": _("Window %(window)s serves no line. The manager of the hall must give it one."),
    "shift_elsewhere": _("You sit at window %(window)s. Leave it first."),
    "shift_missing": _("You sit at no window. Choose yours first."),
    "shift_paused": _("The window is closed for a moment. Open it again first."),
    "shift_not_paused": _("The window is open already."),
    "pause_reason_missing": _("Say why the window is closed for a moment."),
    "transfer_reason_missing": _("Say why the person is sent to another line."),
    "transfer_same_line": _("The person waits in this line already."),
    "reception_needs_role": _("This is done by: %(role)s."),
    "booking_slot_unknown": _("The line offers no appointment at that time."),
    "booking_slot_full": _("This time has just been taken. Choose another one."),
    "booking_day_wrong": _("%(day)s is no day for appointments: choose a working day within the next %(days)s days."),
    "booking_blocked": _(
        "This phone number missed %(count)s appointments lately. From %(day)s on it can book again; "
        "you can always take a number in the hall."
    ),
    "booking_twice": _("With this phone number there is an appointment on that day already."),
    "booking_not_found": _("There is no appointment with this code."),
    "booking_over": _("This appointment is over or was cancelled."),
    "booking_not_today": _("The appointment is on %(day)s. Its number can be taken on that day, from an hour before."),
    "booking_name_missing": _("Write the name of the person who will come."),
}
