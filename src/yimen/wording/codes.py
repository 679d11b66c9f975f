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
    "mobile_alphabet": _("“%(character)s” (character %(place)s) does not belong into a mobile number."),
    "mobile_length": _("A mobile number of the mainland has 11 digits; this one has %(length)s."),
    "mobile_prefix": _("A mobile number of the mainland begins with 13 to 19, not with %(prefix)s."),
    "check_character_alphabet": _(
        "“%(character)s” (character %(place)s) is wrong there: only digits and capital letters are used."
    ),
}
