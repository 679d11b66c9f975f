"""The sentences for the refusals of `yimen.codes`, which knows no Django itself."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "uscc_length": _("A unified social credit code has 18 characters; this one has %(length)s."),
    "uscc_alphabet": _(
        "“%(character)s” (character %(place)s) does not occur in unified social credit codes. "
        "The letters I, O, S, V and Z are not used: look whether it is a 1, 0, 5, U or 2."
    ),
    "uscc_division": _(
        "Characters 3 to 8 of a unified social credit code are the six digits of a division, not “%(division)s”."
    ),
    "uscc_check_digit": _(
        "This unified social credit code contains a mistake: its last character does not fit the others. "
        "Compare it with the certificate."
    ),
    "uscc_inner_digit": _(
        "This unified social credit code contains a mistake in characters 9 to 17 (%(organisation)s): "
        "the check digit of the organisation code does not fit."
    ),
    "resident_id_length": _("A resident identity number has 18 characters; this one has %(length)s."),
    "resident_id_alphabet": _(
        "“%(character)s” (character %(place)s) is wrong there: a resident identity number has 17 digits and, "
        "as its last character, a digit or X."
    ),
    "resident_id_region": _("No resident identity number begins with %(region)s."),
    "resident_id_birth_date": _(
        "Digits 7 to 14 of the resident identity number (%(birth_date)s) are no date of birth."
    ),
    "resident_id_check_digit": _(
        "This resident identity number contains a mistake: its last character does not fit the others."
    ),
    "item_code_length": _("A service code has 31 characters; this one has %(length)s."),
    "item_code_level": _("Character 19 of a service code is the level of the organ, 1 to 7, not “%(level)s”."),
    "item_code_alphabet": _(
        "“%(character)s” (character %(place)s of the basic code) is wrong there: only digits and letters are used."
    ),
    "basic_code_length": _("A basic code has 12 characters; this one has %(length)s."),
    "basic_code_alphabet": _(
        "“%(character)s” (character %(place)s) is wrong there: a basic code has digits and letters only."
    ),
    "handling_number_form": _("The number of a handling item is two digits or letters such as 01, not “%(number)s”."),
    "handling_code_length": _("The code of a handling item has 33 characters; this one has %(length)s."),
    "short_code_type": _("The kind of power “%(type)s” has no letters in the short line of codes."),
    "short_code_number": _("A short basic code has an item up to 99999 and a sub-item up to 999, not %(number)s."),
    "short_basic_length": _("A short basic code has 10 characters; this one has %(length)s."),
    "short_basic_form": _("A short basic code is two letters and eight digits such as XK00012000, not “%(value)s”."),
    "short_code_division": _("“%(division)s” does not begin with the six digits of a division."),
    "short_code_length": _("A short service code has 10 to 24 characters; this one has %(length)s."),
    "short_code_alphabet": _(
        "“%(character)s” (character %(place)s) is wrong there: a short service code has digits and letters only."
    ),
    "short_code_other_matter": _("The short service code %(value)s does not begin with the basic code %(basic)s."),
    "mobile_alphabet": _("“%(character)s” (character %(place)s) does not belong into a mobile number."),
    "mobile_length": _("A mobile number of the mainland has 11 digits; this one has %(length)s."),
    "mobile_prefix": _("A mobile number of the mainland begins with 13 to 19, not with %(prefix)s."),
    "check_character_alphabet": _(
        "“%(character)s” (character %(place)s) is wrong there: only digits and capital letters are used."
    ),
}
