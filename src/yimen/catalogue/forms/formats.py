"""The formats of Chinese forms beyond those JSON Schema knows.

Each check returns the fault as (code, data for its sentence), or None. Numbers with a check digit tell their own fault.
"""

import re
from collections.abc import Callable
from datetime import date

from yimen import codes
from yimen.errors import Refusal

FIRST_YEAR, LAST_YEAR = 1900, 2100
_PHONE = re.compile(r"(1[3-9]\d{9}|(0\d{2,3}-?)?\d{7,8}(-\d{1,6})?)\Z")
_POSTCODE = re.compile(r"\d{6}\Z")
_DIVISION = re.compile(r"(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])(\d{4}|\d{7}|\d{10})\Z")
_EMAIL = re.compile(r"[^@\s]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\Z")


Fault = tuple[str, dict[str, object]]
Check = Callable[[str], Fault | None]


def _accepted(check: Callable[[str], str], unlike: str) -> Check:
    """A check of `codes` as a format: the stored form must be the one that the check answers with."""

    def look(text: str) -> Fault | None:
        try:
            return None if check(text) == text else (unlike, {})
        except Refusal as refusal:
            return refusal.code, refusal.data

    return look


def _date(text: str) -> Fault | None:
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        day = None
    if day is None:
        return "format_date", {}
    in_range = FIRST_YEAR <= day.year <= LAST_YEAR
    return None if in_range else ("date_out_of_range", {"first": FIRST_YEAR, "last": LAST_YEAR})


def _pattern(pattern: re.Pattern[str], code: str) -> Check:
    return lambda text: None if pattern.match(text) else (code, {})


FORMATS: dict[str, Check] = {
    "uscc": _accepted(codes.check_uscc, "format_uscc"),
    "resident-id": _accepted(codes.check_resident_id, "format_resident_id"),
    "date": _date,
    "cn-mobile": _accepted(codes.check_mobile, "format_mobile"),
    "cn-phone": _pattern(_PHONE, "format_phone"),
    "cn-postcode": _pattern(_POSTCODE, "format_postcode"),
    "division": _pattern(_DIVISION, "format_division"),
    "email": _pattern(_EMAIL, "format_email"),
}
