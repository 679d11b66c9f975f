"""ISO 7064 MOD 37,36: the check character of certificate identifiers (GB/T 36904-2018)."""

from yimen.codes.typed import require_alphabet

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
M = len(ALPHABET)


def check_character(text: str) -> str:
    """The character to put behind `text`, which is of 0-9 and A-Z without separators.

    Raises Refusal check_character_alphabet.
    """
    require_alphabet(text, ALPHABET, "check_character_alphabet")
    carry = M
    for character in text:
        carry = ((carry + ALPHABET.index(character)) % M or M) * 2 % (M + 1)
    return ALPHABET[(1 - carry) % M]


def ends_in_check_character(text: str) -> bool:
    """Whether the last character is right for those before it; false for an empty text or foreign characters."""
    if len(text) < 2 or any(character not in ALPHABET for character in text):
        return False
    return check_character(text[:-1]) == text[-1]
