"""The sentences for what the electronic supervision refuses."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "warning_not_found": _("There is no such warning, or it is not yours to see."),
    "warning_of_other_agency": _("This warning concerns another department."),
    "warning_moved_on": _("Something was done about this warning since you opened the page. Look again, then decide."),
    "warning_time_before_last": _("The time given lies before the last entry of this warning."),
    # Wrong person
    "urge_needs_supervisor": _("Only a supervisor may urge a department."),
    "answer_needs_department": _("Only the department that was urged may answer."),
    "answer_of_other_department": _("The urging was sent to %(organ)s, which must answer it."),
    "close_needs_supervisor": _("Only a supervisor may close or escalate an urging."),
    "explain_needs_head": _("Only the section head or the head of the agency may explain a delay to the public."),
    "explain_of_other_department": _("Only the department responsible for the case may explain its delay."),
    # Wrong order
    "urging_waits_for_answer": _("The department has been urged and has until %(until)s to answer."),
    "warning_over": _("This warning is over: the clock has gone on or has ended in time."),
    "warning_closed": _("This warning has been closed."),
    "nothing_urged": _("Nobody has been urged because of this warning."),
    "urging_already_answered": _("This urging has already been answered."),
    "urging_not_answered": _("The department has not answered yet. It has until %(until)s."),
    "not_overdue": _("The time limit has not been exceeded; there is no delay to explain."),
    # What is told
    "urging_text_missing": _("Say what the department shall do."),
    "urging_term_missing": _("Say within how many working days the department shall answer."),
    "urging_term_range": _("A department is given 1 to %(most)s working days to answer, not %(term)s."),
    "urging_organ_unknown": _("There is no department with the code “%(organ)s”."),
    "answer_explanation_missing": _("Say why it came to this."),
    "answer_measures_missing": _("Say what is being done about it."),
    "closing_outcome_unknown": _("Choose whether to close the urging or to escalate it."),
    "closing_note_missing": _("Say why it is closed or escalated."),
    "delay_reason_missing": _("Give the reason for the delay."),
    "warning_text_too_long": _("The text is longer than %(limit)s characters. Shorten it."),
}
