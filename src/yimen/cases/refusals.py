"""The sentences for what the procedure and the acts refuse."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
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
