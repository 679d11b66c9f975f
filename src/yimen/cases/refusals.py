"""The sentences for what the procedure and the acts refuse."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "statistics_year_unknown": _("There are no cases of this year."),
    # Cases
    "case_not_found": _("There is no such case, or it is not yours to see."),
    "case_of_other_agency": _("This case belongs to another department."),
    "case_not_joint": _(
        "The head of the government handles only cases on which departments work together; this is not one of them."
    ),
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
    "as_of_before_submission": _(
        "The application was handed in on %(first)s; on %(day)s there was no case yet. Choose a later day."
    ),
    "as_of_in_future": _(
        "%(day)s lies in the future. A case can be shown as it stood on a past day, or today (%(today)s)."
    ),
    "case_clock_not_there": _("This case has no such time limit."),
    "not_tracked": _("No application matches this number and phone number. Check both and try again."),
    "period_too_short": _("%(setting)s says %(term)s, less than the %(fewest)s days that the law gives at least."),
    # Third parties
    "third_party_not_told": _("This is no third party that was told of the case. Tell it first (article 36)."),
    "third_party_erased": _("This third party's name was erased; there is no way into the case for it any more."),
    "not_for_third_parties": _("Codes for third parties are given by those who handle the case."),
    "invitation_code_missing": _("Enter the code on your notice."),
    "invitation_unknown": _("There is no such code. Check it against your notice, letter by letter."),
    "invitation_replaced": _("This code was replaced by a newer one. Use the code on your latest notice."),
    "invitation_used": _(
        "This code was used already. Open the page in the browser in which it was used, sign in if you have taken the "
        "matter over into your account, or ask the department for a new code."
    ),
    "invitation_expired": _(
        "This code is no longer valid. Ask the department for a new one; your rights are not affected."
    ),
    "invitation_of_other": _("Another account has taken this matter over."),
    "applicant_is_no_third_party": _("You are the applicant of this case. A third party uses an account of its own."),
    "third_party_page_closed": _(
        "Enter the code on your notice, or sign in with the account that took the matter over."
    ),
    # Drafts and submission
    "draft_not_found": _("This draft does not exist any more, or it is not yours."),
    "draft_already_submitted": _("This application has already been handed in."),
    "draft_conflict": _(
        "Another window or program changed this in the meantime: %(fields)s. Everything else has been saved; look at both "
        "values, then send yours again with the version %(version)s."
    ),
    "draft_field_unknown": _("The form of this draft asks nothing called “%(field)s”."),
    "service_changed": _(
        "The guide for this service has changed since you began. Your entries are kept; check them once more."
    ),
    "form_incomplete": _("Some answers are missing or need to be corrected."),
    "materials_missing": _("These materials are still missing: %(materials)s."),
    "material_unknown": _("The material “%(material)s” does not belong to this service."),
    "material_type_not_accepted": _("For this material only these file types are accepted: %(accepts)s."),
    "purpose_unknown": _("An application is new, a change or a renewal; “%(purpose)s” is none of these."),
    "permit_needed": _("Name the permit that is to be changed or renewed."),
    "permit_not_needed": _("A new application names no permit. Say whether the permit is to be changed or renewed."),
    "material_needs_register": _(
        "An upload is not enough for: %(materials)s. On the page “Materials”, fetch it from the register or attach the "
        "certificate that was issued to you; nothing needs to be brought on paper."
    ),
    "material_needs_signature": _(
        "An upload without a valid signature is not enough for: %(materials)s. Upload the electronic certificate as you "
        "received it, not a photo or print of it, or fetch it from the register."
    ),
    "material_not_shared": _("No register holds “%(material)s”; upload a copy."),
    "register_of_other_kind": _("The %(register)s holds nothing about such an applicant; upload a copy."),
    "register_needs_applicant": _(
        "First enter name and number on the page “Applicant”: with them the %(register)s is asked."
    ),
    "paper_of_other_kind": _("“%(paper)s” is of another kind than “%(material)s”."),
    "paper_of_other_applicant": _("“%(paper)s” was kept for another applicant. Upload that of this one."),
    "nothing_to_compare": _("Nothing was uploaded for: %(items)s. Only what was handed in can be compared."),
    "too_many_files": _("At most %(most)s files can be handed in for one material."),
}
