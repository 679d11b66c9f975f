"""Resident identity numbers (公民身份号码), GB 11643-1999: division 6, date of birth 8, sequence 3, check character 1.

The permits of residence for people from Hong Kong, Macao and Taiwan (81, 82, 83 in front) and, since 2023, the identity
card for foreigners with permanent residence (9 in front) carry numbers of the same build.
"""

from datetime import date

from yimen.codes.typed import compact, refuse, require_alphabet

LENGTH = 18
DIGITS = "0123456789"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # 2^(17-n) mod 11
CHECK_CHARACTERS = "10X98765432"
OLDEST_YEAR = 1880
# GB/T 2260: the first two digits, provinces; a whole table of divisions would refuse people born in dissolved ones.
PROVINCES = frozenset(
    [*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83]
)
FOREIGNER = "9"


def check_resident_id(text: str) -> str:
    """The number in its 18 characters, a final x as X.

    Raises Refusal: resident_id_length, resident_id_alphabet, resident_id_region, resident_id_birth_date,
    resident_id_check_digit.
    """
    number = compact(text)
    if len(number) != LENGTH:
        raise refuse("resident_id_length", length=len(number))
    require_alphabet(number[:-1], DIGITS, "resident_id_alphabet")
    if number[-1] not in CHECK_CHARACTERS:
        raise refuse("resident_id_alphabet", character=number[-1], place=LENGTH)
    if not number.startswith(FOREIGNER) and int(number[:2]) not in PROVINCES:
        raise refuse("resident_id_region", region=number[:2])
    birth_date(number)
    if check_character(number[:-1]) != number[-1]:
        raise refuse("resident_id_check_digit", value=number)
    return number


def birth_date(number: str) -> date:
    """The date of birth in a number of 18 characters. Raises Refusal resident_id_birth_date for no such day."""
    written = number[6:14]
    try:
        born = date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        raise refuse("resident_id_birth_date", birth_date=written) from None
    if born.year < OLDEST_YEAR:
        raise refuse("resident_id_birth_date", birth_date=written)
    return born


def check_character(first_17: str) -> str:
    """The 18th character for the first 17 digits (ISO 7064 MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first_17, strict=True))
    return CHECK_CHARACTERS[total % 11]
