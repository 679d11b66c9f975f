"""Unified social credit codes (统一社会信用代码), GB 32100-2015.

    1      registering department, a letter for some (N rural collectives, A military, Y others)
    2      kind of organisation
    3-8    division code (GB/T 2260)
    9-17   organisation code (GB 11714), whose ninth character is a check digit of its own
    18     check character over the first 17

Written here because the check in python-stdnum 2.2 rejects the letters in front and skips the inner digit.
"""

from yimen.codes.typed import compact, refuse, require_alphabet

LENGTH = 18
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, S, V, Z, which are misread
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)  # 3^n mod 31
INNER_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
DIVISION, INNER = slice(2, 8), slice(8, 17)


def check_uscc(text: str) -> str:
    """The code in its 18 characters.

    Raises Refusal: uscc_length, uscc_alphabet, uscc_division (characters 3 to 8 are no digits), uscc_check_digit,
    uscc_inner_digit (the 17th character does not fit the organisation code).
    """
    code = compact(text)
    if len(code) != LENGTH:
        raise refuse("uscc_length", length=len(code))
    require_alphabet(code, ALPHABET, "uscc_alphabet")
    if not code[DIVISION].isdigit():
        raise refuse("uscc_division", division=code[DIVISION])
    if check_character(code[:-1]) != code[-1]:
        raise refuse("uscc_check_digit", value=code)
    inner = code[INNER]
    if inner_digit(inner[:-1]) != inner[-1]:
        raise refuse("uscc_inner_digit", value=code, organisation=inner)
    return code


def check_character(first_17: str) -> str:
    """The 18th character for the first 17."""
    total = sum(weight * ALPHABET.index(character) for weight, character in zip(WEIGHTS, first_17, strict=True))
    return ALPHABET[-total % 31]


def inner_digit(first_8: str) -> str:
    """The ninth character of an organisation code (GB 11714): 0-9 or X."""
    pairs = zip(INNER_WEIGHTS, first_8, strict=True)
    total = sum(weight * INNER_ALPHABET.index(character) for weight, character in pairs)
    return "0123456789X"[-total % 11]
