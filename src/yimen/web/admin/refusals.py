"""The sentences for what the administrators' forms refuse."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "calendar_line_unreadable": _("Line %(line)s cannot be read: “%(text)s”. Write it as shown above the field."),
    "calendar_year_missing": _("Write the year in figures, such as 2027."),
    "calendar_year_not_here": _("The calendar of %(year)s is not known here."),
}
