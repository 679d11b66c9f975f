"""The sentences for everything this room refuses, by code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, "str | Promise"] = {
    "notice_not_found": _("There is no such notice among yours."),
    "email_unreadable": _("“%(email)s” is no e-mail address. Write it like name@example.org."),
    "email_link_wrong": _("This link does not confirm an address any more. Enter the address again for a new one."),
    "notice_level_unknown": _("Choose of what you want to hear."),
}
