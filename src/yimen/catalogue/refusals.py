"""The sentences for everything the catalogue refuses or finds wrong, by code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, "str | Promise"] = {
    # services and versions
    "service_not_found": _(
        "There is no service with the code %(service)s. Check the code, or search for the service by its name."
    ),
    "version_not_found": _("There is no such version of this service."),
    "service_not_open": _("%(service)s is listed, but no application can be made here yet. Please ask %(agency)s."),
    "content_invalid": _("The description of %(service)s cannot be published: %(problems)s"),
    "content_form_invalid": _("The form of %(service)s cannot be published: %(problems)s"),
    "content_audit_failed": _("The description of %(service)s breaks a rule of the catalogue: %(problems)s"),
    "version_starts_too_early": _(
        "A new version of %(service)s must begin after %(begin)s, the day the version in force began. Versions are never overwritten."
    ),
    "version_unchanged": _(
        "The new version of %(service)s says the same as the version in force; nothing was published."
    ),
    # changes of the catalogue
    "catalogue_day_out_of_range": _("The catalogue is told for days from 1949 to 2199, not for %(day)s."),
    "catalogue_days_reversed": _("The first day, %(first)s, must not lie after the last, %(last)s."),
    "service_retired": _("%(service)s is no longer in the catalogue since %(day)s."),
    "proposal_not_found": _("There is no such draft of a change."),
    "proposal_out_of_order": _("“%(step)s” is not possible now: the change is “%(state)s”."),
    "proposal_own_draft": _("Whoever drafted a change may not review, approve or return it; somebody else must."),
    "proposal_remark_missing": _("Say what is wrong, so that the drafter can mend it."),
    "change_needs_role": _("This is done by: %(role)s."),
    "change_of_other_agency": _(
        "This service belongs to %(agency)s; only they or the reform office draft its changes."
    ),
    "change_reason_missing": _("Say why the catalogue is to be changed."),
    "change_basis_missing": _("Name the legal basis: a service is set up, changed or cancelled only on one."),
    "change_kind_missing": _("Choose what kind of change it is."),
    "change_agency_missing": _("Choose the department that is to have the service."),
    "change_type_missing": _("Choose the kind of power."),
    "change_kind_wrong": _("The kind “%(kind)s” does not fit what is to be changed."),
    "change_name_missing": _("Give the name under which the service is to be listed."),
    "change_promise_too_long": _("The promised term %(promised)s is longer than the statutory term %(statutory)s."),
    "change_code_wrong": _("“%(value)s” is no code of a service: 4 to 80 letters, digits, dots and dashes."),
    "change_code_taken": _("The code %(value)s belongs to another service, or to a change on its way."),
    "change_partners_missing": _("“%(kind)s” names the other services it joins or goes on in."),
    "change_circular": _("%(service)s cannot go into itself, nor into a service that is to go into it."),
    "change_changes_nothing": _("The draft leaves %(service)s as it is."),
    "guide_line_gap": _("The guide of %(service)s has %(count)s lines there; number %(number)s leaves a gap."),
    "guide_missing": _("%(service)s has no guide yet; write one first."),
    "guide_terms_only": _("%(service)s has no guide yet; only its statutory and its promised term can be given."),
    "change_waiting": _("Another change of %(service)s is on its way; it must be published or sent back first."),
    "change_day_past": _(
        "The change cannot begin on %(day)s: that day is over. Choose %(today)s or a later day; nothing is changed backwards."
    ),
    "change_more_than_name": _(
        "Renaming %(service)s changes its name alone. For another kind, department or group choose “Adjusted”."
    ),
    "change_agency_same": _("What is delegated goes to another organ; %(agency)s has the service already."),
    "change_matter_unknown": _("The basic catalogue has no matter with the code %(matter)s."),
    "change_level_wrong": _(
        "“%(level)s” is no level: 1 state, 2 province, 3 city, 4 county, 5 town, 6 village, 7 divided."
    ),
    "change_agency_without_code": _(
        "No code can be composed: the unified social credit code of %(agency)s is not known. Enter it first, or give the code."
    ),
    "handbook_invalid": _("The handbook of %(service)s cannot be published: %(problems)s"),
    # two concentrations, two in place
    "placement_needs_role": _("Placements of services are recorded by: %(role)s, or a head of the department."),
    "placement_of_other_agency": _("Only %(agency)s or the reform office records how this service is placed."),
    "placement_reason_missing": _("Say why the service is placed so."),
    "placement_power_unknown": _("“%(power)s” is none of the powers of an approval."),
    "placement_window_missing": _("Name the window at which the service is handled in the hall."),
    "placement_document_incomplete": _(
        "A delegation of authority has a document number and a day; give both or neither."
    ),
    "placement_authority_later": _("The delegation of %(day)s is later than %(begin)s, from which it is to hold."),
    "placement_without_section": _(
        "%(agency)s has no approval section on %(day)s that could hold a power. Set one up in a revision first."
    ),
    "placement_starts_too_early": _(
        "A new placement of %(service)s must begin after %(begin)s, the day the one in force began."
    ),
    "placement_unchanged": _("%(service)s is placed like that already."),
    # the basic catalogue
    "matter_not_found": _("The basic catalogue has no matter with the code %(matter)s."),
    "matter_name_missing": _("Give the name of the matter."),
    "matter_type_wrong": _("“%(type)s” is no kind of power."),
    "matter_plan_reversed": _("The planned last day lies before the planned first day."),
    "matter_code_wrong": _(
        "“%(value)s” is no basic code: 12 characters, or a place's own of 4 to 50 letters, digits and dashes."
    ),
    "matter_code_type": _("The basic code %(value)s names another kind of power than %(type)s."),
    "matter_code_taken": _("The basic code %(value)s belongs to another matter."),
    "matter_starts_too_early": _(
        "A new version of %(matter)s must begin after %(begin)s, the day the one in force began."
    ),
    "matter_cancelled": _("%(matter)s does not stand in the basic catalogue any more."),
    "matter_change_waiting": _("Another change of %(matter)s is on its way; it must be published or sent back first."),
    "matter_changes_nothing": _("The draft leaves %(matter)s as it is."),
    "matter_more_than_name": _(
        "Renaming %(matter)s changes its name alone. For another kind, level or basis choose “Adjusted”."
    ),
    "matter_level_not_lower": _("What is delegated goes to a lower level than %(matter)s has now."),
    "matter_circular": _("%(matter)s cannot go into itself, nor into a matter that is to go into it."),
    "matter_in_use": _("%(matter)s cannot end: %(number)s services still implement it. Cancel or merge them first."),
    # a guide written part by part
    "part_not_found": _("The guide has no such part."),
    "part_invalid": _("This part was not saved: %(problems)s"),
    "part_too_many": _("A list has at most %(limit)s lines."),
    "part_missing": _("Fill in: %(field)s"),
    "part_too_long": _("“%(field)s” is too long: at most %(limit)s characters."),
    "part_pattern": _("“%(field)s” is not written as expected: %(value)s"),
    "part_number": _("“%(field)s” must be a whole number, not “%(value)s”."),
    "part_range": _("“%(field)s” lies beyond what is possible; the limit is %(limit)s."),
    "part_choice": _("Choose one of the values offered for “%(field)s”."),
    "part_wrong": _("“%(field)s” does not fit: %(why)s"),
    # forms that cannot be shown; said with the place in front
    "form_not_closed": _("A form is an object that takes no other answers than those it asks for."),
    "form_not_json_schema": _("This is no valid JSON Schema: %(detail)s"),
    "form_word_unknown": _("The word “%(detail)s” of JSON Schema cannot be shown on pages."),
    "form_field_missing": _("There is no field “%(detail)s” in the form."),
    "form_field_name": _("“%(detail)s” is no name of a field: small letters, digits and low lines, a letter first."),
    "form_field_type": _("The field has no type that pages can show."),
    "form_field_title": _("The field has no title."),
    "form_format_unknown": _("The format “%(detail)s” is unknown."),
    "form_choices_missing": _("The field offers nothing to choose from."),
    "form_condition_shape": _("The condition is not written as expected."),
    "form_condition_circle": _("The conditions lead in a circle: %(detail)s."),
    "form_condition_text": _("“%(detail)s” is a text that nobody answers; a condition cannot ask for it."),
    "form_section_shape": _("A page of the form needs a key, a title and fields."),
    "form_page_key": _("“%(detail)s” is no key of a page: letters, digits, dashes and low lines."),
    "form_field_twice": _("The field “%(detail)s” stands on two pages."),
    "form_group_empty": _("A group or table needs at least one field of its own, and takes no others."),
    "form_group_member": _(
        "“%(detail)s” cannot stand within a group or table: only plain questions without conditions can."
    ),
    "form_rows_many": _("A table has at least one and at most %(detail)s rows."),
    "form_text_required": _("“%(detail)s” is a text that nobody answers; it cannot be required."),
    "form_prefill_unknown": _("“%(detail)s” is no source from which an answer can be filled in."),
    "form_key_shape": _("“%(detail)s” is no meaning such as party.name."),
    # a form changed step by step
    "form_invalid": _("The form was not saved: %(problems)s"),
    "form_kind_unknown": _("There is no kind of field “%(kind)s”."),
    "form_place_unknown": _("The form has no “%(place)s” (any more)."),
    "form_title_missing": _("Give a title in Chinese."),
    "form_limits_reversed": _("The lower limit %(least)s is above the upper limit %(most)s."),
    "form_limit_wrong": _("“%(value)s” is no number."),
    "form_choices_few": _("Offer at least two answers, one a line."),
    "form_choice_twice": _("The value “%(value)s” stands there twice."),
    "form_fields_many": _("A form has at most %(most)s fields."),
    "form_name_wrong": _("“%(name)s” is no name of a field: small letters, digits and low lines, a letter first."),
    "form_name_taken": _("There is a field “%(name)s” already."),
    "form_page_not_empty": _(
        "“%(page)s” still has %(number)s fields. Move them to another page, or take them out first."
    ),
    # answers to a form
    "answers_not_an_object": _("The answers must be an object with one value for each field."),
    "field_unknown": _("The form has no field “%(field)s”."),
    "field_required": _("Please answer: %(field)s"),
    "field_not_applicable": _("“%(field)s” is not asked after your other answers; leave it out."),
    "field_type": _("“%(field)s” is not in the right form, for example letters where a number is expected."),
    "field_choice": _("Choose one of the answers offered for “%(field)s”."),
    "field_must_be_confirmed": _("Please confirm: %(field)s"),
    "field_too_short": _("“%(field)s” is too short: at least %(limit)s characters."),
    "field_too_long": _("“%(field)s” is too long: at most %(limit)s characters."),
    "field_pattern": _("“%(field)s” is not written as expected; see the hint."),
    "field_too_small": _("“%(field)s” is too small: at least %(limit)s."),
    "field_too_large": _("“%(field)s” is too large: at most %(limit)s."),
    "field_step": _("“%(field)s” must be a multiple of %(limit)s."),
    "field_too_few": _("Choose at least %(limit)s for “%(field)s”."),
    "field_too_many": _("Choose at most %(limit)s for “%(field)s”."),
    "field_rows_few": _("Enter at least %(limit)s for “%(field)s”."),
    "field_rows_many": _("Enter at most %(limit)s for “%(field)s”."),
    "field_twice": _("“%(field)s” has one answer twice."),
    "field_invalid": _("The answer to “%(field)s” does not fit."),
    "format_uscc": _(
        "“%(field)s” is not a valid unified social credit code: 18 characters, the last one checks the others."
    ),
    "format_resident_id": _(
        "“%(field)s” is not a valid resident identity number: 18 characters, the last one checks the others."
    ),
    "format_date": _("“%(field)s” is not a date such as 2016-05-03."),
    "date_out_of_range": _("“%(field)s” must lie between the years %(first)s and %(last)s."),
    "format_mobile": _("“%(field)s” is not a mobile number of 11 digits."),
    "format_phone": _("“%(field)s” is not a telephone number, for example 021-56691234 or 13800000000."),
    "format_postcode": _("“%(field)s” is not a postcode of six digits."),
    "format_division": _("“%(field)s” is not an administrative division code (6, 9 or 12 digits)."),
    "format_email": _("“%(field)s” is not an e-mail address."),
    "audit_district_empty": _("No service of the district “%(district)s” is in this catalogue."),
    "report_not_written": _("The report %(file)s cannot be written: %(why)s"),
    # findings row by row
    "row_district_other": _("the row belongs to the division %(found)s, not to the district %(expected)s"),
    "row_code_shape": _("the item code %(value)s holds characters that no item code has"),
    "row_code_taken": _("the item code %(value)s belongs already to a service of another district (%(district)s)"),
    "row_service_retired": _(
        "the service %(value)s was cancelled; an import does not bring it back, a change of the catalogue may"
    ),
    "row_service_coming": _(
        "the service %(value)s begins on a later day; until then it is changed by a draft, not by an import"
    ),
    "row_type_unknown": _("the task type %(type)s is unknown; kept as “other administrative power”"),
    "row_name_twice": _("the name “%(name)s” stands already in row %(first)s; both are kept"),
    "row_authority_check": _("the authority code %(value)s fails its check character; kept as written"),
    "row_authority_case": _("the authority code %(value)s is written with a small letter; read in capitals"),
    "row_authority_shape": _(
        "the authority code %(value)s has not the form of a unified social credit code; kept as a local code"
    ),
    "row_breaks_rule": _("a rule of the catalogue is broken: %(says)s It stands there: %(value)s. %(mend)s"),
    "row_item_code_form": _("the item code %(value)s has not the usual form of its province; kept as written"),
    "scope_unknown": _("There is no service or department with the code “%(value)s”."),
}
