"""Numbers that carry their own proof: check one, say exactly what is wrong with it, give it back in its one form. Pure.

Each `check_*` takes what a person typed and returns the normal form, or raises Refusal (422) with a code of its own for
each fault. The sentences for these codes stand in `yimen.wording.codes`, since this package knows no Django.
"""

from yimen.codes.item_code import ItemCode, split_item_code
from yimen.codes.matter_codes import (
    BasicCode,
    check_short_basic,
    check_short_code,
    compose_handling_code,
    compose_item_code,
    compose_short_basic,
    compose_short_code,
    split_basic_code,
    split_handling_code,
)
from yimen.codes.mobile import check_mobile
from yimen.codes.mod_37_36 import check_character, ends_in_check_character
from yimen.codes.resident_id import birth_date, check_resident_id
from yimen.codes.uscc import check_uscc

__all__ = [
    "BasicCode",
    "ItemCode",
    "birth_date",
    "check_character",
    "check_mobile",
    "check_resident_id",
    "check_short_basic",
    "check_short_code",
    "check_uscc",
    "compose_handling_code",
    "compose_item_code",
    "compose_short_basic",
    "compose_short_code",
    "ends_in_check_character",
    "split_basic_code",
    "split_handling_code",
    "split_item_code",
]
