"""The two national lines of codes for matters, services and handling items, composed and checked.

Line of 12 and 31 characters (GB/T 39554.1-2020 in practice):

    basic code     2 place (00 the whole state, else the province) + 2 type + 2 central department + 3 item + 3 sub-item
    service code   18 unified social credit code of the organ + 1 level + 12 basic code
    handling item  31 service code + 2 number

Line of 10 and up to 24 characters (GB/T 39046-2020, GB/T 39048-2020):

    basic code     2 letters of the type + 5 item + 3 sub-item
    service code   the standard gives only its length. Composed here of 10 basic code + 6 division + 8 of the organ (places 9
                   to 16 of its credit code); a code that a place already has is only checked: length, signs, and that it
                   begins with the basic code.
"""

from dataclasses import dataclass

from yimen.codes.item_code import BASIC_ALPHABET, LEVELS, ItemCode, split_item_code
from yimen.codes.typed import compact, refuse, require_alphabet
from yimen.codes.uscc import check_uscc

BASIC_LENGTH, SHORT_BASIC_LENGTH, SHORT_LONGEST, HANDLING_LENGTH = 12, 10, 24, 33
DIGITS, LETTERS = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# The letters of a type (GB/T 39046 A.1) in the short line, after the Chinese words: xuke, chufa, qiangzhi ...
TYPE_LETTERS = {
    "01": "XK", "02": "CF", "03": "QZ", "04": "ZS", "05": "JF", "06": "JC", "07": "QR", "08": "JL", "09": "CJ", "10": "QT",
    "11": "NB", "20": "GG",
}  # fmt: skip


@dataclass(frozen=True)
class BasicCode:
    """The parts of a basic code of 12 characters; `str` joins them."""

    place: str
    type: str
    department: str
    item: str
    sub_item: str = "000"

    def __str__(self) -> str:
        return f"{self.place}{self.type}{self.department}{self.item}{self.sub_item}"


def split_basic_code(text: str) -> BasicCode:
    """The parts of a basic code. Raises Refusal: basic_code_length, basic_code_alphabet."""
    code = compact(text)
    if len(code) != BASIC_LENGTH:
        raise refuse("basic_code_length", length=len(code))
    require_alphabet(code, BASIC_ALPHABET, "basic_code_alphabet")
    return BasicCode(code[:2], code[2:4], code[4:6], code[6:9], code[9:])


def compose_item_code(organ: str, level: str, basic: str) -> str:
    """The service code of 31 characters. Raises Refusal: those of `check_uscc`, `split_basic_code`, and item_code_level."""
    if level not in LEVELS or len(level) != 1:
        raise refuse("item_code_level", level=level)
    return str(ItemCode(check_uscc(organ), level, str(split_basic_code(basic))))


def compose_handling_code(service: str, number: str) -> str:
    """The code of a handling item. Raises Refusal: those of `split_item_code`, handling_number_form."""
    written = compact(number)
    if len(written) != 2 or any(sign not in BASIC_ALPHABET for sign in written):
        raise refuse("handling_number_form", number=number[:10])
    return f"{split_item_code(service)}{written}"


def split_handling_code(text: str) -> tuple[ItemCode, str]:
    """The service's parts and the number. Raises Refusal: handling_code_length, those of `split_item_code`."""
    code = compact(text)
    if len(code) != HANDLING_LENGTH:
        raise refuse("handling_code_length", length=len(code))
    require_alphabet(code[31:], BASIC_ALPHABET, "basic_code_alphabet")
    return split_item_code(code[:31]), code[31:]


def compose_short_basic(type_code: str, item: int, sub_item: int = 0) -> str:
    """The basic code of 10 characters. Raises Refusal: short_code_type, short_code_number."""
    if type_code not in TYPE_LETTERS:
        raise refuse("short_code_type", type=type_code)
    if not (0 <= item <= 99_999 and 0 <= sub_item <= 999):
        raise refuse("short_code_number", number=f"{item}/{sub_item}")
    return f"{TYPE_LETTERS[type_code]}{item:05d}{sub_item:03d}"


def check_short_basic(text: str) -> str:
    """A basic code of 10 characters in its one form. Raises Refusal: short_basic_length, short_basic_form."""
    code = compact(text)
    if len(code) != SHORT_BASIC_LENGTH:
        raise refuse("short_basic_length", length=len(code))
    if any(sign not in LETTERS for sign in code[:2]) or any(sign not in DIGITS for sign in code[2:]):
        raise refuse("short_basic_form", value=code)
    return code


def compose_short_code(basic: str, division: str, organ: str) -> str:
    """The service code of 24 characters. division: 6 digits or more, the first six are taken.

    Raises Refusal: those of `check_short_basic` and `check_uscc`, short_code_division.
    """
    if len(division) < 6 or not division[:6].isascii() or not division[:6].isdigit():
        raise refuse("short_code_division", division=division[:12])
    return f"{check_short_basic(basic)}{division[:6]}{check_uscc(organ)[8:16]}"


def check_short_code(text: str, basic: str = "") -> str:
    """A service code of the short line. basic: what it must begin with, where the matter has one.

    Raises Refusal: short_code_length, short_code_alphabet, short_code_other_matter.
    """
    code = compact(text)
    if not SHORT_BASIC_LENGTH <= len(code) <= SHORT_LONGEST:
        raise refuse("short_code_length", length=len(code))
    require_alphabet(code, BASIC_ALPHABET, "short_code_alphabet")
    if basic and not code.startswith(basic):
        raise refuse("short_code_other_matter", value=code, basic=basic)
    return code
