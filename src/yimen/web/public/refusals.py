from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "root_not_found": _("No root was signed for this day: it is not over yet, or lies before the first case."),
    "clock_days_unreadable": _("“%(value)s” is no number of days. Write a whole number, such as 20."),
    "tracking_needs_both": _("Enter the case number and the mobile number given in the application."),
    "tracking_expired": _("For your protection the number and phone are asked for again after a day."),
}
