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
    "import_has_errors": _(
        "%(wrong)s rows are wrong; nothing can be written before they are mended. Mend the file and upload it again."
    ),
    "import_mapping_wrong": _("The column “%(column)s” of the file cannot stand for two columns of the list."),
    "import_columns_missing": _("Say which columns of the file hold: %(columns)s."),
    "import_file_lost": _("The file of this import is no longer there. Upload it again."),
    "import_district_wrong": _("“%(district)s” is not the code of a district: six digits, for example 511602."),
    "import_report_missing": _("There is no report of this import yet."),
    "dump_unknown": _("There is no open data “%(name)s”. See the list of them on /open-data/."),
    # findings of every list
    "row_code_twice": _("the code %(value)s stands already in row %(first)s"),
    "row_apart": _("rows of %(value)s stand already from row %(first)s on; put all of them together"),
    "row_too_many_together": _("more than %(limit)s rows belong together here; nobody could review that"),
    "row_draft_stays": _("the list says this already; a draft on its way says otherwise and stays as it is"),
    "row_number_wrong": _("“%(value)s” is no whole number of a place, counted from 1"),
    "row_agency_unknown": _("there is no organ called “%(name)s” in this district"),
    "row_agency_code_unknown": _("there is no organ with the short code %(value)s in this district"),
    "row_posts_wrong": _("“%(value)s” is no number of posts"),
    "row_days_reversed": _("the last day, %(last)s, lies before the first, %(first)s"),
    "row_service_unknown": _("there is no service with the code %(value)s in the catalogue of this district"),
    "row_year_wrong": _("“%(value)s” is no year"),
    "row_days_wrong": _("“%(value)s” are no days: write them like 2016-10-01, parted by blanks"),
    "row_hours_wrong": _("“%(value)s” are no hours: write them like 9:00-11:30, or 9:00-11:30 13:30-16:00"),
    # findings about agencies
    "row_agency_taken": _("the short code %(value)s belongs to an organ of another district (%(district)s)"),
    "row_agency_division": _("“%(value)s” is no division of the district %(expected)s (6, 9 or 12 digits)"),
    "row_agency_name_twice": _(
        "the name “%(name)s” stands already in row %(first)s; an organ stands once in its division"
    ),
    "row_agency_name_taken": _(
        "the name “%(name)s” belongs to the organ %(holder)s; give the row that code, or another name"
    ),
    "row_agency_renamed": _(
        "the organ is called “%(name)s” by a decision, not “%(given)s”; names that were changed so are changed on its page"
    ),
    "row_agency_uscc": _("the credit code %(value)s fails its check; compare it with the certificate"),
    "row_agency_order": _("the order %(value)s is no whole number from 0 to 32,000"),
}
