"""The sentences for what the procedure and the acts refuse."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    # The procedure
    "act_unknown": _("There is no act called “%(act)s”."),
    "act_not_your_role": _("You may not do this in your role."),
    "act_not_in_state": _("This is not possible where the case stands now."),
    "act_before_last": _("The time given lies before the last event of this case."),
    "argument_unknown": _("“%(argument)s” is not asked for here."),
    "argument_missing": _("Fill this in: %(title)s."),
    "argument_type": _("“%(argument)s” has the wrong form."),
    "argument_choice": _("Choose one of the options given: %(choices)s."),
    "argument_too_long": _("The text is longer than %(limit)s characters. Shorten it."),
    "gaps_still_open": _("These corrections have not come yet: %(items)s."),
    "must_accept": _("All corrections asked for have come; the application must be accepted."),
    "gap_not_told_at_first": _(
        "All gaps must be told at once. These were not in the first notice and cannot be asked for now: %(items)s."
    ),
    "correction_not_asked": _("The correction notice does not ask for this: %(items)s."),
    "organ_not_named": _("Name the organ that the applicant should turn to."),
    "step_unknown": _("The service has no examination step “%(step)s”. Its steps are: %(steps)s."),
    "opinion_already_given": _("You have already given your opinion on this step (%(step)s)."),
    "officers_missing": _("%(needed)s officers must have examined before a decision; so far %(done)s."),
    "examination_unfinished": _("These examination steps have no opinion yet: %(steps)s."),
    "refusal_without_reason": _("Give the reasons: a refusal without reasons is not lawful."),
    "refusal_without_remedies": _("Name the remedies: reconsideration and litigation, with their periods."),
    "certificate_not_ready": _("The certificate is still being made. Try again in a moment."),
    "certificate_exists": _("The certificate %(certificate)s has already been issued for this case."),
    # Cases
    "case_not_found": _("There is no such case, or it is not yours to see."),
    "case_of_other_agency": _("This case belongs to another department."),
    "case_moved_on": _("The case has moved on since you opened this page. Look at where it stands, then decide again."),
    "case_busy": _("Somebody else is working on this case right now. Try again in a moment."),
    "key_used_for_other_request": _("This idempotency key was used for a different request."),
    "proof_not_yet": _(
        "The proof of record is made in the night after a case's first day. It can be downloaded from %(day)s on."
    ),
    "proof_late": _("The root that proves this case is still being signed. Try again in an hour."),
    "proof_unfit": _(
        "The record of this case does not fit the signed root of %(day)s. Keep what you have of this case, and report it."
    ),
    "not_tracked": _("No application matches this number and phone number. Check both and try again."),
    # Drafts and submission
    "draft_not_found": _("This draft does not exist any more, or it is not yours."),
    "draft_already_submitted": _("This application has already been handed in."),
    "service_changed": _(
        "The guide for this service has changed since you began. Your entries are kept; check them once more."
    ),
    "form_incomplete": _("Some answers are missing or need to be corrected."),
    "materials_missing": _("These materials are still missing: %(materials)s."),
    "material_unknown": _("The material “%(material)s” does not belong to this service."),
    "material_type_not_accepted": _("For this material only these file types are accepted: %(accepts)s."),
    "too_many_files": _("At most %(most)s files can be handed in for one material."),
}
