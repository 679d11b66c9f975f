"""The sentences for everything this room refuses, by code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, "str | Promise"] = {
    "announcement_needs_role": _("Announcements are written and published by: %(role)s."),
    "announcement_not_found": _("There is no such announcement."),
    "announcement_incomplete": _("Give the title and the text in Chinese and in English."),
    "announcement_days_wrong": _("The last day lies before the first."),
    "announcement_over": _("Its last day is over; nobody would see it. Give a later one."),
    "announcement_kind_unknown": _("Choose what kind of announcement it is."),
    "announcement_settled": _("This is not possible any more: the announcement is “%(standing)s” by now."),
    "announcement_own": _("Whoever wrote an announcement may not publish it; somebody else must."),
    "announcement_remark_missing": _("Say why."),
}
