"""The formats of Chinese forms beyond those JSON Schema knows. Each check returns the code of the fault, or None."""

import re
from collections.abc import Callable
from datetime import date

from yimen.codes import resident, uscc

FIRST_YEAR, LAST_YEAR = 1900, 2100
_MOBILE = re.compile(r"1[3-9]\d{9}\Z")
_PHONE = re.compile(r"(1[3-9]\d{9}|(0\d{2,3}-?)?\d{7,8}(-\d{1,6})?)\Z")
_POSTCODE = re.compile(r"\d{6}\Z")
_DIVISION = re.compile(r"(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])(\d{4}|\d{7}|\d{10})\Z")
_EMAIL = re.compile(r"[^@\s]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\Z")


def _uscc(text: str) -> str | None:
    return None if uscc.is_valid(text) else "format_uscc"


def _resident_id(text: str) -> str | None:
    return None if resident.is_valid(text) else "format_resident_id"


def _date(text: str) -> str | None:
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        day = None
    if day is None:
        return "format_date"
    return None if FIRST_YEAR <= day.year <= LAST_YEAR else "date_out_of_range"


def _pattern(pattern: re.Pattern[str], code: str) -> Callable[[str], str | None]:
    return lambda text: None if pattern.match(text) else code


FORMATS: dict[str, Callable[[str], str | None]] = {
    "uscc": _uscc,
    "resident-id": _resident_id,
    "date": _date,
    "cn-mobile": _pattern(_MOBILE, "format_mobile"),
    "cn-phone": _pattern(_PHONE, "format_phone"),
    "cn-postcode": _pattern(_POSTCODE, "format_postcode"),
    "division": _pattern(_DIVISION, "format_division"),
    "email": _pattern(_EMAIL, "format_email"),
}
