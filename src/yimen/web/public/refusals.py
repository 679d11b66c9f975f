from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "tracking_needs_both": _("Enter the case number and the mobile number given in the application."),
    "tracking_expired": _("For your protection the number and phone are asked for again after a day."),
}
