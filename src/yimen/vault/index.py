"""Blind indexes: find an encrypted value by equality without being able to read it."""

import hashlib
import hmac
import unicodedata

from yimen.vault.keys import index_key, keyring


def blind_index(text: str) -> str:
    """HMAC-SHA256 of the normalised text, 64 hex digits: equal for ３１０x and 310X, with or without spaces around."""
    return hmac.new(index_key(keyring().oldest), normalise(text).encode("utf-8"), hashlib.sha256).hexdigest()


def normalise(text: str) -> str:
    """One form for the ways a number can be typed: full width to half (NFKC), no outer space, capitals."""
    return unicodedata.normalize("NFKC", text).strip().upper()
