from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "party_name_missing": _("Enter the name."),
    "party_kind_unknown": _("Say whether the applicant is a person or an organisation."),
    "applicant_barred": _(
        "This applicant may not apply for this kind of permit again until %(until)s has passed (%(law)s)."
    ),
}
