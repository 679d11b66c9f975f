"""Files at rest, in frames, so that no file is ever in memory whole.

    4 bytes   "YMF1"
    4 bytes   mark of the data key
    16 bytes  salt; the key of this file is derived from the data key with it
    frames    each 64 KiB of the file (the last one less) and its tag of 16 bytes, AES-256-GCM

The nonce of a frame is its number (11 bytes) and a byte that is 1 on the last frame only, as in the STREAM construction
of Hoang, Reyhanitabar, Rogaway and Vizár (2015): frames cannot be swapped, left out, repeated or cut off unnoticed. The
tag also covers the header.
"""

import os
from collections.abc import Iterable, Iterator
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from yimen.vault.keys import MARK_BYTES, DataKey, Unreadable, derive, keyring

MAGIC = b"YMF1"
SALT_BYTES = 16
HEADER_BYTES = len(MAGIC) + MARK_BYTES + SALT_BYTES
FRAME_BYTES = 64 * 1024
TAG_BYTES = 16


class Readable(Protocol):
    """Whatever has bytes to read."""

    def read(self, size: int, /) -> bytes: ...


def encrypt_stream(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The encrypted file for a file that comes in chunks of any size. Holds one frame at a time."""
    key = keyring().current
    header = MAGIC + key.mark + os.urandom(SALT_BYTES)
    cipher = _cipher(key, header)
    yield header
    number, pending = 0, bytearray()
    for chunk in chunks:
        pending += chunk
        # A full frame waits until something follows it: only then is it known not to be the last.
        while len(pending) > FRAME_BYTES:
            yield cipher.encrypt(_nonce(number, last=False), bytes(pending[:FRAME_BYTES]), header)
            del pending[:FRAME_BYTES]
            number += 1
    yield cipher.encrypt(_nonce(number, last=True), bytes(pending), header)


def decrypt_stream(source: Readable) -> Iterator[bytes]:
    """The clear file, frame by frame.

    Raises Unreadable: at the first frame that was changed, or at the end when the file was cut off. What came before is
    then true, but not the whole file.
    """
    header = _read(source, HEADER_BYTES)
    if len(header) < HEADER_BYTES or not header.startswith(MAGIC):
        raise Unreadable("this is no encrypted file")
    cipher = _cipher(keyring().key(header[len(MAGIC) :][:MARK_BYTES]), header)
    number, frame = 0, _read(source, FRAME_BYTES + TAG_BYTES)
    while True:
        following = _read(source, FRAME_BYTES + TAG_BYTES)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), frame, header)
        except InvalidTag:
            raise Unreadable(f"the encrypted file was changed or cut off at frame {number}") from None
        if not following:
            return
        number, frame = number + 1, following


def _cipher(key: DataKey, header: bytes) -> AESGCM:
    return AESGCM(derive(key.secret, b"yimen file", salt=header[-SALT_BYTES:]))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _read(source: Readable, size: int) -> bytes:
    """Exactly `size` bytes, fewer only at the end: a source may give less at a time than it was asked for."""
    parts: list[bytes] = []
    while size > 0 and (part := source.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
