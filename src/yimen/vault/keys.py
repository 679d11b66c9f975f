"""The data keys, and one derived key for each purpose.

YIMEN_DATA_KEY holds 32 bytes in base64, or several such keys by commas. The first one encrypts; every one of them
decrypts what it encrypted, found by the key's mark in the header of the ciphertext. To rotate, put a new key in front,
re-encrypt, and take the old one away. Blind indexes are made with the last key, so that they stay the same until the
old key goes; then they must be made anew.
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32
MARK_BYTES = 4


class Unreadable(Exception):
    """Ciphertext that was changed, cut short, or made with a key that this platform no longer has."""


@dataclass(frozen=True)
class DataKey:
    """One key. `mark` (4 bytes) tells which key a ciphertext needs and nothing about the key itself."""

    secret: bytes
    mark: bytes

    @classmethod
    def of(cls, secret: bytes) -> "DataKey":
        return cls(secret, derive(secret, b"yimen mark", length=MARK_BYTES))

    def __repr__(self) -> str:  # never the secret, which would end in a log
        return f"DataKey(mark={self.mark.hex()})"


@dataclass(frozen=True)
class Keyring:
    """All keys of this platform: `current` encrypts, `oldest` makes blind indexes."""

    current: DataKey
    oldest: DataKey
    by_mark: Mapping[bytes, DataKey]

    def key(self, mark: bytes) -> DataKey:
        """The key with this mark. Raises Unreadable."""
        try:
            return self.by_mark[mark]
        except KeyError:
            raise Unreadable(f"no data key with the mark {mark.hex()}") from None


def keyring() -> Keyring:
    """The keys in the setting. Raises ImproperlyConfigured when it is empty or not what it should be."""
    return _keyring(settings.YIMEN_DATA_KEY)


@lru_cache(maxsize=8)
def _keyring(written: str) -> Keyring:
    keys = [DataKey.of(_secret(part)) for part in (part.strip() for part in written.split(",")) if part]
    if not keys:
        raise ImproperlyConfigured("YIMEN_DATA_KEY is empty: personal data cannot be encrypted")
    return Keyring(keys[0], keys[-1], {key.mark: key for key in keys})


def _secret(written: str) -> bytes:
    try:
        secret = base64.b64decode(written, validate=True)
    except binascii.Error:
        raise ImproperlyConfigured("YIMEN_DATA_KEY is not base64") from None
    if len(secret) != KEY_BYTES:
        raise ImproperlyConfigured(f"YIMEN_DATA_KEY must be {KEY_BYTES} bytes, it is {len(secret)}")
    return secret


def derive(secret: bytes, purpose: bytes, *, salt: bytes | None = None, length: int = KEY_BYTES) -> bytes:
    """A key for one purpose (HKDF-SHA256, RFC 5869)."""
    return HKDF(hashes.SHA256(), length, salt, purpose).derive(secret)


@cache
def text_cipher(key: DataKey) -> AESGCM:
    """The cipher for short texts."""
    return AESGCM(derive(key.secret, b"yimen text"))


@cache
def index_key(key: DataKey) -> bytes:
    """The key for blind indexes."""
    return derive(key.secret, b"yimen blind index")
