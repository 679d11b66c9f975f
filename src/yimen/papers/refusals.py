from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "file_empty": _("The file “%(name)s” is empty. Choose it again; it may not have been saved yet."),
    "file_too_large": _(
        "The file “%(name)s” is %(megabytes)s MB; at most %(limit_megabytes)s MB are possible. "
        "Scan it in lower quality or hand it in as several files."
    ),
    "file_type_unknown": _(
        "It cannot be recognised what kind of file “%(name)s” is. These kinds are possible: %(accepts)s."
    ),
    "file_type_not_accepted": _(
        "The file “%(name)s” is by its content of the kind %(kind)s. These kinds are possible: %(accepts)s."
    ),
    "file_extension_disagrees": _(
        "The name “%(name)s” ends in .%(extension)s, but by its content the file is of the kind %(kind)s. "
        "Save it again in that form, do not only rename it."
    ),
    "file_damaged": _(
        "The file “%(name)s” is damaged or incomplete. Open it on your device to see, and save it again."
    ),
    "file_too_many_pixels": _(
        "The picture “%(name)s” has %(megapixels)s million pixels; at most %(limit_megapixels)s million are possible."
    ),
    "file_active_content": _(
        "The PDF “%(name)s” contains a script, an attached file or another active part (%(part)s). "
        "Print it to a new PDF and hand that in."
    ),
    "file_password": _("The PDF “%(name)s” is protected by a password. Hand it in without protection."),
    "file_not_checkable": _(
        "The PDF “%(name)s” is built in a way that cannot be checked. Print it to a new PDF and hand that in."
    ),
    "too_many_pages": _(
        "The file “%(name)s” has %(pages)s pages; at most %(most)s are possible here. Hand in only the pages that are asked "
        "for, or several files."
    ),
    "pages_not_countable": _(
        "The pages of “%(name)s” cannot be counted, and at most %(most)s are possible here. Print it to a new PDF and hand "
        "that in."
    ),
    "malware_found": _(
        "The file “%(name)s” carries malware (%(malware)s) and was not taken. Check your device with a virus scanner, and "
        "hand in a clean copy."
    ),
    "scanner_down": _(
        "The file “%(name)s” cannot be searched for malware just now, so it was not taken. Try again in a few minutes."
    ),
    "file_waits_for_scan": _(
        "The file “%(name)s” waits to be searched for malware. It can be opened as soon as that is done; look again later."
    ),
    "file_infected": _(
        "Malware was found in the file “%(name)s”, so it was removed. Its owner should hand in a clean copy."
    ),
    "register_unknown": _("There is no register “%(register)s” here."),
    "register_down": _(
        "The %(register)s cannot be asked right now. You do not have to wait: upload a copy instead, and the original is "
        "compared later only if the service demands it."
    ),
    "register_no_entry": _(
        "The %(register)s has no entry under this name and number. Check both on the page “Applicant”; if they are right, "
        "upload a copy."
    ),
    "register_entry_ended": _(
        "The entry in the %(register)s was cancelled or revoked, so it cannot stand for this paper."
    ),
    "register_entry_expired": _(
        "The entry in the %(register)s was valid until %(day)s only. Renew it first, or upload the new one."
    ),
    "paper_not_found": _("This paper is not among yours any more."),
    "paper_file_missing": _("Choose the file first."),
    "paper_kind_unknown": _("Say what kind of paper it is."),
    "paper_days_reversed": _("The last day (%(last)s) lies before the first (%(first)s)."),
    "paper_day_unreadable": _("Enter a day such as 2016-06-30, or leave it empty."),
    "paper_expired": _("“%(paper)s” was valid until %(day)s only. Use a newer one."),
    "paper_not_yet_valid": _("“%(paper)s” is valid only from %(day)s on."),
    "file_not_stored": _("The file “%(name)s” could not be stored just now. Nothing is lost; try again in a while."),
    "file_lost": _("The file “%(name)s” cannot be read from the store. Its owner should hand it in again."),
}
