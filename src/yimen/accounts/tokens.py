"""What a token looks like, what it may open, and how it is recognised. Only its digest is ever stored.

`yimen_` and 43 characters (256 bits of chance): the beginning lets secret scanners find a leaked one.
"""

import hashlib
import secrets
from enum import StrEnum

BEGINNING = "yimen_"
PREFIX_LENGTH = 12
LONGEST = 100


class Scope(StrEnum):
    """What a token opens. Values are stored and part of the API."""

    CATALOGUE_READ = "catalogue:read"
    CASES_READ = "cases:read"
    CASES_WRITE = "cases:write"
    ORGANISATIONS_READ = "organisations:read"
    ORGANISATIONS_WRITE = "organisations:write"
    EXCHANGE_WRITE = "exchange:write"


def new_secret() -> str:
    """A fresh token."""
    return BEGINNING + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """SHA-256 in hexadecimal. No salt, no slow hash: nobody can guess 256 random bits, and lookup must be by equality."""
    return hashlib.sha256(secret.encode()).hexdigest()


def plausible(secret: str) -> bool:
    """Whether it is worth asking the database for this text."""
    return secret.startswith(BEGINNING) and len(secret) <= LONGEST and secret.isascii()
