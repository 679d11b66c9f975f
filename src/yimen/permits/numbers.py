"""The short number by which anybody verifies a certificate: twelve characters, not guessable, safe to read aloud.

Eleven random characters of an alphabet without look-alikes (0-9 and A-Z without I, L, O, U: 55 bits) and a check
character (ISO 7064 MOD 37,36), so that a typing error is told apart from a forgery. Shown in fours: 7KQ4-M2XD-93RA.
"""

import re
import secrets
from collections.abc import Callable

from yimen.codes import mod_37_36
from yimen.errors import Refusal

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12


def draw(choose: Callable[[str], str] = secrets.choice) -> str:
    """A new number. Bodies whose check character would be a look-alike are drawn again."""
    while True:
        body = "".join(choose(ALPHABET) for _place in range(LENGTH - 1))
        check = mod_37_36.check_character(body)
        if check in ALPHABET:
            return body + check


def shown(number: str) -> str:
    """In fours, as printed."""
    return "-".join(number[place : place + 4] for place in range(0, len(number), 4))


def read(text: str) -> str:
    """The number as somebody typed it, in the form it is stored in.

    Raises Refusal certificate_number_missing, certificate_number_shape, certificate_number_check.
    """
    plain = re.sub(r"[\s\-－—–·.]+", "", text[:200]).upper()
    plain = plain.translate(str.maketrans("ILO", "110"))
    if not plain:
        raise Refusal("certificate_number_missing", status=422)
    if len(plain) != LENGTH or any(character not in ALPHABET for character in plain):
        raise Refusal("certificate_number_shape", status=422)
    if not mod_37_36.ends_in_check_character(plain):
        raise Refusal("certificate_number_check", status=422)
    return plain
