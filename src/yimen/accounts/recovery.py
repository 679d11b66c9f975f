"""Recovery codes: what they look like and how they are recognised. Only their digests are stored."""

import secrets

from django.utils.crypto import salted_hmac

HOW_MANY = 10
# Without 0, O, 1, I and L, which are misread from paper. Ten characters of 31 are 49 bits.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
HALF = 5


def new_codes() -> list[str]:
    """Ten fresh codes in the form ABCDE-FGHJK."""
    return [f"{_half()}-{_half()}" for _number in range(HOW_MANY)]


def digest_of(typed: str) -> str:
    """Keyed digest, the same for small letters and without the hyphen."""
    plain = "".join(character for character in typed.upper() if character in ALPHABET)
    return salted_hmac("yimen.recovery_code", plain, algorithm="sha256").hexdigest()


def _half() -> str:
    return "".join(secrets.choice(ALPHABET) for _place in range(HALF))
