"""The sentences for what only the pages of staff refuse."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "material_file_not_found": _("This file does not belong to the case."),
    "upload_refused": _("A file could not be taken, and the act was not done: %(reasons)s"),
}
