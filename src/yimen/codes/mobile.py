"""Mobile numbers of the mainland: 11 digits, 13 to 19 in front."""

import re

from yimen.codes.typed import compact, refuse, require_alphabet

LENGTH = 11
_COUNTRY = re.compile(r"^(?:(?:\+|00)86(?=1)|86(?=1\d{10}$))")


def check_mobile(text: str) -> str:
    """The 11 digits of +86 138-1234-5678 and its like.

    Raises Refusal: mobile_alphabet, mobile_length, mobile_prefix.
    """
    number = _COUNTRY.sub("", re.sub(r"[-‐–—().]", "", compact(text)), count=1)
    require_alphabet(number, "0123456789", "mobile_alphabet")
    if len(number) != LENGTH:
        raise refuse("mobile_length", length=len(number))
    if number[0] != "1" or number[1] < "3":
        raise refuse("mobile_prefix", prefix=number[:2])
    return number
