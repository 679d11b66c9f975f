"""Files in frames: whole or not at all."""

import io
from collections.abc import Iterator

import pytest

from yimen import vault
from yimen.vault.files import FRAME_BYTES, HEADER_BYTES, TAG_BYTES

SIZES = [0, 1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, 2 * FRAME_BYTES, 3 * FRAME_BYTES + 17]
WHOLE = HEADER_BYTES + FRAME_BYTES + TAG_BYTES


def content(size: int) -> bytes:
    return bytes(place * 31 % 251 for place in range(size))


def encrypted(clear: bytes, step: int = 10_000) -> bytes:
    return b"".join(vault.encrypt_stream(clear[place : place + step] for place in range(0, len(clear), step)))


def decrypted(stored: bytes) -> bytes:
    return b"".join(vault.decrypt_stream(io.BytesIO(stored)))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("cut", [1, TAG_BYTES, TAG_BYTES + 1, FRAME_BYTES + TAG_BYTES])
def test_a_file_cut_short_is_noticed(size: int, cut: int) -> None:
    stored = encrypted(content(size))
    with pytest.raises(vault.Unreadable):
        decrypted(stored[: max(len(stored) - cut, 0)])


def test_frames_cannot_be_swapped_repeated_or_added() -> None:
    stored = encrypted(content(4 * FRAME_BYTES))
    size = FRAME_BYTES + TAG_BYTES
    header, frames = stored[:HEADER_BYTES], [stored[HEADER_BYTES + n * size :][:size] for n in range(4)]
    for order in ([1, 0, 2, 3], [0, 0, 1, 2, 3], [0, 1, 3], [0, 1, 2, 3, 3], [3]):
        with pytest.raises(vault.Unreadable):
            decrypted(header + b"".join(frames[n] for n in order))
    with pytest.raises(vault.Unreadable):
        decrypted(stored + b"\x00")


@pytest.mark.parametrize("place", [0, 5, 10, HEADER_BYTES, WHOLE - 1, WHOLE, -1])
def test_one_changed_byte_is_noticed(place: int) -> None:
    stored = bytearray(encrypted(content(FRAME_BYTES + 100)))
    stored[place] ^= 1
    with pytest.raises(vault.Unreadable):
        decrypted(bytes(stored))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("step", [1000, FRAME_BYTES, 10**6])
def test_what_was_stored_comes_back(size: int, step: int) -> None:
    assert decrypted(encrypted(content(size), step)) == content(size)


def test_a_slow_source_gives_the_same_file() -> None:
    class Drops:
        def __init__(self, stored: bytes) -> None:
            self.inner = io.BytesIO(stored)

        def read(self, size: int, /) -> bytes:
            return self.inner.read(min(size, 777))

    clear = content(FRAME_BYTES + 5)
    assert b"".join(vault.decrypt_stream(Drops(encrypted(clear)))) == clear


def test_one_frame_is_held_at_a_time() -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield bytes(FRAME_BYTES)

    stream = vault.encrypt_stream(endless())
    for _ in range(5):
        next(stream)
    assert taken <= 6
