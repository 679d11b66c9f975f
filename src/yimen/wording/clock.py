"""The sentences for the refusals of `yimen.clock`, which knows no Django itself."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "clock_date_unreadable": _("“%(value)s” is no date. Write year, month and day like 2016-02-03."),
    "clock_date_out_of_range": _("%(value)s is outside the years counted here (%(first)s to %(last)s)."),
    "clock_term_unreadable": _("“%(value)s” is no term. Write 20wd for 20 working days or 30d for 30 calendar days."),
    "clock_term_too_long": _("The term %(value)s is too long: at most %(longest)s days can be counted."),
    "clock_due_out_of_range": _("The term ends after %(last)s, the last day counted here."),
    "clock_stop_unreadable": _("“%(value)s” is no stop. Write its first and last day like 2016-02-15..2016-02-22."),
    "clock_stop_open": _("A stop has not ended: say up to which day it is to be counted."),
    "clock_stop_reversed": _("The stop ends (%(end)s) before it begins (%(begin)s)."),
    "yellow_share_unreadable": _("“%(value)s” is no share of a term. Write a number between 0 and 1, such as 0.3."),
    # The notice of a year
    "calendar_file_unreadable": _("The file is no JSON in UTF-8."),
    "calendar_file_shape": _("The file is not as it should be at “%(place)s”; wanted there: %(wanted)s."),
    "calendar_year_range": _("The year %(year)s is not one that is counted here (%(first)s to %(last)s)."),
    "calendar_document_date": _("A notice for %(year)s cannot bear the date %(date)s."),
    "calendar_day_outside_year": _("%(day)s lies outside %(year)s and the last week before it."),
    "calendar_holiday_reversed": _("The holiday “%(name)s” ends before it begins (%(first)s)."),
    "calendar_holidays_overlap": _("%(day)s belongs to two holidays."),
    "calendar_makeup_not_weekend": _("%(day)s is worked in exchange, but it is no Saturday or Sunday."),
    "calendar_makeup_is_off": _("%(day)s is both off and worked in exchange."),
    "calendar_makeup_twice": _("%(day)s is named twice among the days worked in exchange."),
    "calendar_makeup_for_nothing": _("%(day)s is worked for “%(name)s”, which is no holiday of this notice."),
    "calendar_days_off_implausible": _(
        "The notice has %(number)s days off; a year has between %(least)s and %(most)s. Look for a slip."
    ),
}
