"""The sentences for everything the hall refuses, by code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, "str | Promise"] = {
    "holiday_needs_role": _("This is done by: %(role)s."),
    "holiday_of_other_agency": _("Matters of %(agency)s are entered by them or by the reform office."),
    "holiday_unknown": _("The calendar of %(year)s has no holiday “%(holiday)s”. Choose one of those it has."),
    "holiday_list_not_found": _("There is no such list of a holiday."),
    "holiday_list_waiting": _("A list for %(holiday)s %(year)s is being prepared already; go on with that one."),
    "holiday_list_settled": _("This list is no longer being prepared. Begin a new version of it to change something."),
    "holiday_list_of_other": _(
        "%(name)s is preparing the list of %(holiday)s %(year)s; it is published or dropped first, or the file is imported by them."
    ),
    "holiday_service_named": _("%(service)s is called “%(name)s” in the catalogue, not “%(given)s”."),
    "holiday_list_empty": _("The list names no matter yet; nothing was published."),
    "holiday_list_past": _("%(holiday)s %(year)s is over since %(day)s; its list is not published any more."),
    "holiday_list_own_draft": _("Whoever prepared the list may not publish it; somebody else of the office must."),
    "holiday_reason_missing": _("Say why the published list is to be changed."),
    "holiday_entry_not_found": _("The list has no such entry."),
    "holiday_entry_twice": _("%(agency)s has “%(name)s” in the list already."),
    "holiday_agency_unknown": _("There is no organ with the code “%(agency)s” in this district."),
    "holiday_service_of_other_agency": _("The service %(service)s belongs to another department than %(agency)s."),
    "holiday_service_retired": _("%(service)s is no longer in the catalogue."),
    "holiday_name_missing": _("Name the matter, or choose a service of the catalogue."),
    "holiday_place_missing": _("Say where “%(name)s” is served."),
    "holiday_hours_wrong": _("“%(hours)s” are no hours: write them like 9:00-11:30, or 9:00-11:30 13:30-16:00."),
    "holiday_days_missing": _("Choose the days on which “%(name)s” is served."),
    "holiday_day_wrong": _("%(day)s is no day of %(holiday)s %(year)s; the calendar does not have it as a day off."),
}
