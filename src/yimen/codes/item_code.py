"""Codes of services (实施编码) of 31 characters: organ 18 + level 1 + basic code 12 (GB/T 39554.1-2020 in practice)."""

from dataclasses import dataclass

from yimen.codes.typed import compact, refuse, require_alphabet
from yimen.codes.uscc import check_uscc

LENGTH = 31
ORGAN, LEVEL, BASIC = slice(0, 18), 18, slice(19, 31)
LEVELS = "1234567"  # GB/T 39046-2020 A.2: 1 national, 2 province, 3 city, 4 county, 5 town, 6 village, 7 divided
BASIC_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class ItemCode:
    """The parts of a code: the organ's USCC, its level (A.2 digit), and the 12 characters of the basic code."""

    organ: str
    level: str
    basic: str

    def __str__(self) -> str:
        return f"{self.organ}{self.level}{self.basic}"


def split_item_code(text: str) -> ItemCode:
    """The parts of a code of 31 characters.

    Raises Refusal: item_code_length, item_code_level, item_code_alphabet, and those of `check_uscc` for the organ.
    """
    code = compact(text)
    if len(code) != LENGTH:
        raise refuse("item_code_length", length=len(code))
    organ = check_uscc(code[ORGAN])
    if code[LEVEL] not in LEVELS:
        raise refuse("item_code_level", level=code[LEVEL])
    require_alphabet(code[BASIC], BASIC_ALPHABET, "item_code_alphabet")
    return ItemCode(organ, code[LEVEL], code[BASIC])
