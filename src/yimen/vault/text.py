"""Short texts at rest: AES-256-GCM.

1 byte   version of this layout, 1
4 bytes  mark of the data key
12 bytes nonce, random
rest     ciphertext of the UTF-8 text, and the tag of 16 bytes, which also covers version and mark
"""

import os

from cryptography.exceptions import InvalidTag

from yimen.vault.keys import MARK_BYTES, Unreadable, keyring, text_cipher

VERSION = b"\x01"
HEADER_BYTES = len(VERSION) + MARK_BYTES
NONCE_BYTES = 12
TAG_BYTES = 16


def encrypt_text(text: str) -> bytes:
    """The text, unreadable; another ciphertext each time."""
    key = keyring().current
    header, nonce = VERSION + key.mark, os.urandom(NONCE_BYTES)
    return header + nonce + text_cipher(key).encrypt(nonce, text.encode("utf-8"), header)


def decrypt_text(stored: bytes) -> str:
    """The text again. Raises Unreadable when a bit was changed or the key is gone."""
    header, nonce, body = (
        stored[:HEADER_BYTES],
        stored[HEADER_BYTES:][:NONCE_BYTES],
        stored[HEADER_BYTES + NONCE_BYTES :],
    )
    if not header.startswith(VERSION) or len(body) < TAG_BYTES:
        raise Unreadable("this is no encrypted text")
    key = keyring().key(header[len(VERSION) :])
    try:
        return text_cipher(key).decrypt(nonce, body, header).decode("utf-8")
    except InvalidTag:
        raise Unreadable("the encrypted text was changed") from None


def key_in_use(stored: bytes) -> bool:
    """Whether the text was encrypted with the key that encrypts now (false: re-encrypt it when rotating)."""
    return stored[len(VERSION) : HEADER_BYTES] == keyring().current.mark
