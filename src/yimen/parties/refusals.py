from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "party_name_missing": _("Enter the name."),
    "party_kind_unknown": _("Say whether the applicant is a person or an organisation."),
    "applicant_barred": _(
        "This applicant may not apply for this kind of permit again until %(until)s has passed (%(law)s)."
    ),
    "real_name_level": _("This service demands the real-name level “%(needed)s”; yours is “%(present)s”. %(how)s"),
    "applicant_not_yourself": _(
        "This service is applied for only in one's own name or under the authority of an organisation. "
        "The ID number given is not the one your account is matched with."
    ),
    "authority_missing": _(
        "“%(organisation)s” applies here under its own name, and you have no authority to act for it. "
        "Ask its legal representative to invite you as an agent."
    ),
    "authority_ended": _(
        "Your authority to act for “%(organisation)s” ended on %(day)s. Ask its legal representative for a new one."
    ),
    "authority_run_out": _(
        "Your authority to act for “%(organisation)s” ran out on %(day)s. Ask its legal representative for a new one."
    ),
    "authority_other_service": _(
        "Your authority to act for “%(organisation)s” does not include this service. "
        "Its legal representative can widen it."
    ),
    "authority_other_act": _("Your authority to act for “%(organisation)s” is limited to: %(allowed)s."),
    "organisation_told_differently": _("Under this code “%(name)s” is registered. Enter the name as it is registered."),
    "person_not_registered": _("Say first who you are: name and ID number are missing in this account."),
    "person_matched_already": _(
        "Your name and ID number have been matched and cannot be changed here. If they are wrong, come to the counter."
    ),
    "phone_not_confirmed": _("Confirm your phone with a code first."),
    "person_not_in_register": _(
        "The population register does not know this number, or cannot be asked. A window of the service centre can "
        "look at your identity card instead."
    ),
    "person_differs": _(
        "Name, ID number and phone do not belong together in the register. Check what you entered, or come to a window "
        "of the service centre with your identity card."
    ),
    "person_matched_elsewhere": _(
        "Another account is matched with this ID number already. If that is not you, come to a window of the service "
        "centre with your identity card."
    ),
    "not_at_the_counter": _("Only a clerk at the counter may do this, and not for themselves."),
    "document_unknown": _("Say which document you have seen."),
    "representative_missing": _("Enter the name of the legal representative."),
    "not_the_representative": _(
        "Only the legal representative registers an organisation, and the name given is not yours. "
        "They can then invite you as an agent."
    ),
    "organisation_differs": _(
        "The register of legal persons knows another name or another legal representative under this code. Check what "
        "you entered, or come to a window with the licence and your identity card."
    ),
    "organisation_registered": _(
        "This organisation is registered here already. If its legal representative has changed, come to a window with "
        "the licence and your identity card."
    ),
    "organisation_not_found": _("This organisation does not exist, or it is not yours."),
    "organisation_closed": _("This registration has ended: another one has taken its place."),
    "organisation_unconfirmed": _(
        "“%(organisation)s” is not confirmed yet. A window of the service centre confirms it: bring the licence and "
        "your identity card."
    ),
    "authority_acts": _("Choose at least one thing the agent may do."),
    "authority_days": _("An authority ends between today and %(most)s days from today."),
    "authority_codes": _("Give at most %(most)s codes, each as it stands in the catalogue."),
    "authority_there": _("This person has an authority or an invitation already. Withdraw it before you give another."),
    "authority_not_found": _("This authority does not exist, or it is not yours."),
    "authority_over": _("This authority is over, or was answered already."),
    "look_needs_reason": _("Say why you need to see this: at least %(least)s characters."),
}
