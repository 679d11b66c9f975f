"""The sentences for what is refused about calendars."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "calendar_needs_administrator": _("Only an administrator may change the calendar of working days."),
    "calendar_year_known": _("The year %(year)s is known already. To replace it, say that this is a correction."),
    "calendar_year_unknown": _("The year %(year)s is not known yet, so there is nothing to correct."),
    "calendar_year_gap": _("The years are known up to %(last)s only; load the years before %(year)s first."),
    "calendar_year_waits": _("A version of %(year)s is waiting for its review. Let it be reviewed first."),
    "calendar_nothing_to_review": _("No version of %(year)s is waiting for a review."),
    "calendar_reviewed_by_loader": _("Whoever loaded a year may not review it. Ask another administrator."),
    "calendar_rejection_unexplained": _("Say why the year is rejected."),
    "calendar_text_too_long": _("The text is longer than %(limit)s characters. Shorten it."),
    "closure_day_not_worked": _("%(day)s is not worked anyway, so the offices cannot be closed on it."),
    "closure_not_found": _("The offices are not closed on %(day)s by a decision of the district."),
    "closure_reason_missing": _("Say why the offices are closed or opened."),
    "closure_basis_missing": _("Name the document or the article that the decision rests on."),
    "closure_decider_missing": _("Say who decided it."),
}
