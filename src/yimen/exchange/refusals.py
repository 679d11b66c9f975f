"""The sentences for everything the exchange of lists refuses, by code."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "import_kind_unknown": _("There is no kind of list “%(kind)s”. There are: %(kinds)s."),
    "import_needs_role": _("Lists are imported by: %(role)s."),
    "import_not_found": _("There is no such import."),
    "import_source_missing": _("Say where the file comes from, for example the name of the office that sent it."),
    "import_file_missing": _("Choose a file."),
    "import_waiting_already": _(
        "The same file is already being imported (import %(number)s, %(state)s). Finish or discard that one first."
    ),
    "import_out_of_order": _("“%(step)s” is not possible now: the import is “%(state)s”."),
    "import_has_errors": _("%(wrong)s rows are wrong; nothing can be written before they are mended. Mend the file and upload it again."),
    "import_mapping_wrong": _("The column “%(column)s” of the file cannot stand for two columns of the list."),
    "import_columns_missing": _("Say which columns of the file hold: %(columns)s."),
    "import_file_lost": _("The file of this import is no longer there. Upload it again."),
    "import_district_wrong": _("“%(district)s” is not the code of a district: six digits, for example 511602."),
    "import_report_missing": _("There is no report of this import yet."),
}
