"""What each finding says to an applicant: what was seen, and what to do about it."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yimen.errors import Refusal
from yimen.wording import say

KINDS: Mapping[str, Promise] = {
    "business_licence": _("a business licence"),
    "identity_card": _("an identity card"),
    "certificate": _("a certificate"),
    "application_form": _("an application form"),
}
FIELDS: Mapping[str, Promise] = {
    "code": _("the code"),
    "name": _("the name"),
    "number": _("the number"),
    "front": _("the front, with name and number"),
    "back": _("the back, with the period of validity"),
}
RULES: Mapping[str, Promise] = {
    "missing": _("“%(material)s” is not there yet. Please add it."),
    "missing_in_this_case": _("“%(material)s” is not there yet. In your case it is needed%(because)s."),
    "not_read": _("This file could not be read by machine: %(reason)s A human should look."),
    "blurred": _(
        "This page is blurred and cannot be read. Take the picture again, in good light and from right above."
    ),
    "blank": _("This page is empty. Look whether the right side was scanned."),
    "more_pages": _("Only the first %(read)s of %(total)s pages were read by machine."),
    "other_kind": _("This looks like %(found)s; %(wanted)s is asked for here. Look whether the files were mixed up."),
    "kind_unknown": _("It could not be recognised whether this is %(wanted)s. A human should look."),
    "field_not_found": _("%(field)s could not be found on this page. A human should look."),
    "hard_to_read": _("%(field)s can hardly be read here; the machine took it for “%(value)s”."),
    "side_missing": _("Only one side of the card can be seen. Please add %(side)s."),
    "wrong_code": _(
        "The code on this document was read as “%(value)s”. %(fault)s Look at the document: is this what stands there?"
    ),
    "other_code": _(
        "On this document stands “%(value)s”, in your form “%(expected)s”. Mend the form, or change the file."
    ),
    "other_name": _("On this document the name is “%(value)s”, in your form “%(expected)s”."),
    "other_representative": _("On this document the person in charge is “%(value)s”, in your form “%(expected)s”."),
    "wrong_person": _("This is the card of “%(value)s”; that of “%(expected)s” is asked for here."),
    "expired": _("This document was valid until %(day)s. Hand in one that is valid."),
    "not_valid_in_register": _("By our register certificate %(number)s is not valid any more."),
    "other_holder_in_register": _(
        "By our register certificate %(number)s belongs to somebody else. A human should look."
    ),
    "seal_missing": _("No red seal can be seen on this document, and one is asked for."),
    "seal_not_visible": _("This copy has no colours: a seal cannot be told from print. A human should look."),
    "signature_missing": _("Beside the word for the signature nothing is written."),
    "signature_not_visible": _("The place for the signature could not be found. A human should look."),
}


def words(rule: str, data: Mapping[str, str]) -> str:
    """The sentence for a finding in the current language.

    data  what the finding holds, and of the service: "material" (its name), "condition" (in which case it is needed)
    """
    values: dict[str, object] = dict(data)
    for name in ("found", "wanted"):
        values[name] = KINDS.get(str(data.get(name, "")), "")
    for name in ("field", "side"):
        values[name] = FIELDS.get(str(data.get(name, "")), data.get(name, ""))
    values["because"] = f" ({data['condition']})" if data.get("condition") else ""
    if "fault" in data:
        told: dict[str, Any] = {
            name.removeprefix("fault_"): value for name, value in data.items() if name.startswith("fault_")
        }
        values["fault"] = say(Refusal(data["fault"], status=422, **told))
    if "reason" in data:
        values["reason"] = say(Refusal(data["reason"], packages="reading"))
    sentence = str(RULES[rule]) % values
    return sentence[:1].upper() + sentence[1:]
