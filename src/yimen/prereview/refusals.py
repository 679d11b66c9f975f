"""The sentences for what the pre-review refuses, or could not do."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "reading_not_installed": _(
        "Documents cannot be read by machine here: the optional part “reading” is not installed (%(packages)s). "
        "Install it with pip install 'yimen[reading]'; until then people read them."
    ),
    "reading_took_too_long": _("Reading this file took too long."),
    "reading_too_large": _("Reading this file needs more memory than it may have."),
    "reading_impossible": _("This file could not be opened for reading."),
    "review_not_found": _("There is no such pre-review, or it is not yours to see."),
    "finding_not_found": _("There is no such finding."),
    "judging_needs_officer": _("Only the department that handles the case says whether a finding was right."),
    "demands_need_office": _("Only the reform office or an administrator changes what the pre-review looks for."),
    "demands_unreadable": _("This is no list of demands: %(problem)s"),
    "demands_material_unknown": _("The service has no material “%(material)s”."),
    "demands_reason_missing": _("Say why the demands are changed."),
}
