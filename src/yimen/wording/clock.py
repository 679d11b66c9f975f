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
}
