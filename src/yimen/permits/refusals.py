"""The sentences for what this room refuses."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "permit_proof_not_yet": _(
        "The proof of record of a permit is made by night. It can be downloaded from %(day)s on, when that day's root is signed."
    ),
    "permit_proof_unfit": _(
        "The record of this permit does not fit the signed root of %(day)s. Keep what you have of it, and report it."
    ),
    "certificate_number_missing": _("Enter the verification number, or choose the PDF file."),
    "certificate_number_shape": _(
        "A verification number has 12 letters and digits, for example 7KQ4-M2XD-93RA. Copy it from below the QR code."
    ),
    "certificate_number_check": _(
        "This number contains a typing error: its last character does not fit. Compare it with the certificate."
    ),
    "certificate_unknown": _(
        "No certificate with this number was issued here. A certificate that bears it may be forged."
    ),
    "certificate_of_other_type": _("The certificate %(number)s is of another kind than this material asks for."),
    "certificate_of_other_holder": _("The certificate %(number)s was issued to somebody else than this applicant."),
    "certificate_not_in_force": _(
        "The certificate %(number)s is not in force any more. Remove it on the page “Materials” and attach the valid one, or "
        "upload a copy."
    ),
    "verify_file_empty": _("The file is empty (0 bytes). Download the certificate again and choose that file."),
    "verify_file_too_large": _("The file is larger than %(limit)s MB. A certificate of this platform is far smaller."),
    "verify_file_not_pdf": _("The file is not a PDF. Choose the PDF file of the certificate, not a photo of it."),
    "verify_file_truncated": _("The end of the file is missing. Download the certificate again and choose that file."),
    "identifier_malformed": _("“%(identifier)s” is not a certificate identifier (GB/T 36904)."),
    "identifier_check_wrong": _(
        "The check character of the identifier is wrong: it ends in %(found)s, but %(expected)s is right."
    ),
    "permit_not_found": _("There is no such permit, or it is not yours to see."),
    "permit_of_other_agency": _("This permit belongs to another department."),
    "permit_moved_on": _(
        "The permit has changed since you opened this page. Look at where it stands, then decide again."
    ),
    "permit_busy": _("Somebody else is working on this permit right now. Try again in a moment."),
    "permit_of_other_service": _("This permit is changed and renewed by another application: %(service)s."),
    "permit_of_other_holder": _("Only its holder (%(holder)s) can apply for the change or renewal of this permit."),
    "permit_not_valid": _(
        "This permit is not valid any more; it can neither be changed nor renewed. Apply for a new one."
    ),
    "change_case_unfit": _("The case %(case)s is no application of this holder for this service."),
    "notice_not_there": _("There is no such notice in this case."),
}
