"""The sentences for what keeps a message from leaving, by code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, "str | Promise"] = {
    "message_needs_role": _("Messages are sent again by: %(role)s."),
    "message_not_found": _("There is no such message."),
    "message_not_failed": _("Only a message that was given up or kept here is sent again."),
    "message_forgotten": _("The text of this message is no longer kept; it cannot be sent again."),
    "sender_broken": _("The sender of this channel failed: %(failure)s."),
    "mail_server_unreachable": _("The mail server could not be reached: %(failure)s."),
    "mail_refused_for_now": _("The mail server refused it for now: %(answer)s."),
    "mail_refused": _("The mail server refused it: %(answer)s."),
    "webhook_address_unreadable": _("The address of a webhook begins with https:// and names a host."),
    "webhook_not_https": _("A webhook must have an https address."),
    "webhook_host_unknown": _("The host %(host)s of the webhook has no address."),
    "webhook_address_private": _(
        "The host %(host)s leads into a private network; webhooks go to public addresses only."
    ),
    "webhook_unreachable": _("The host %(host)s could not be reached: %(failure)s."),
    "webhook_gone": _("The webhook answered that it is gone (410)."),
    "webhook_answered": _("The webhook answered with status %(answered)s; 200 to 299 means it was taken."),
}
# After these no further try is made: the same would be answered again.
PERMANENT = frozenset(
    {"mail_refused", "webhook_address_unreadable", "webhook_not_https", "webhook_address_private", "webhook_gone"}
)
