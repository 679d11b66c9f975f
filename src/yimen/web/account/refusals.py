"""What the pages themselves refuse, whatever the matter: access, age of a page, size, addresses, signing in."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "page_needs_role": _("This page is for: %(roles)s. You are signed in with another role."),
    "page_too_old": _(
        "This page was opened before you last signed in, or too long ago. Nothing has been done. "
        "Open the page again and repeat the step."
    ),
    "page_not_found": _("Perhaps the address was mistyped, or what stood here has moved. Nothing is lost."),
    "not_allowed": _("You may not do this."),
    "bad_request": _("The platform cannot understand this request. Please begin again from the page itself."),
    "bad_address": _("This address is not known here. Please use the official address of the platform."),
    "form_too_large": _("This form holds more than the platform takes at once. Shorten the texts or send less."),
    "upload_too_large": _(
        "A file may have at most %(megabytes)s megabytes. Make it smaller, for example by scanning with a lower "
        "resolution, and choose it again. Nothing else of your application is lost."
    ),
    "our_fault": _("Something went wrong on our side. It has been written down under the number %(reference)s."),
    "login_missing": _("Enter the user name and the password."),
    "login_wrong": _("The user name or the password is wrong."),
    "appearance_unknown": _("Pages can be shown as usual or in the simple way."),
    "language_unknown": _("This language is not offered."),
    "password_old_wrong": _("The present password is wrong."),
    "password_not_repeated": _("The two new passwords are not the same."),
    "password_weak": _("This password cannot be used: %(reason)s"),
    "half_login_over": _("Signing in took too long, or was not begun in this browser. Please sign in again."),
}
