"""What a picture tells besides the picture is taken out: place, camera, owner, previews, comments, and what follows its end.

The picture itself is not packed anew, so that nothing of it is lost. A phone's way of holding (the orientation of EXIF) is
kept, or the page would lie on its side. Both formats are rows of labelled parts; only parts known here are copied.
"""

import io
import struct
from collections.abc import Iterator
from typing import IO

from PIL import Image

from yimen.errors import Refusal

_ORIENTATION = 0x0112
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
# Header, palette, picture, end; transparency and colour, without which the picture would look otherwise.
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"}
)
_SOI, _EOI, _SOS, _COMMENT, _APP0, _APP2, _APP14, _APP15 = 0xD8, 0xD9, 0xDA, 0xFE, 0xE0, 0xE2, 0xEE, 0xEF
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length


def strip_image(content: IO[bytes], name: str) -> IO[bytes]:
    """The same picture without what it tells besides. Raises Refusal file_damaged where its parts do not fit together."""
    content.seek(0)
    whole = content.read()
    try:
        parts = _png(whole) if whole.startswith(_PNG_HEAD) else _jpeg(whole)
        return io.BytesIO(b"".join(parts))
    except (struct.error, IndexError, ValueError):
        raise Refusal("file_damaged", status=422, name=name) from None


def _png(whole: bytes) -> Iterator[bytes]:
    yield _PNG_HEAD
    place = len(_PNG_HEAD)
    while True:
        length, kind = struct.unpack_from(">I4s", whole, place)
        end = place + 12 + length
        if end > len(whole):
            raise ValueError("a part is longer than the file")
        if kind in _PNG_KEPT:
            yield whole[place:end]
        if kind == b"IEND":
            return
        place = end


def _jpeg(whole: bytes) -> Iterator[bytes]:
    if whole[:2] != b"\xff\xd8":
        raise ValueError("no picture begins here")
    yield whole[:2]
    yield from _orientation(whole)
    place = 2
    while True:
        place = _marker(whole, place)
        mark = whole[place + 1]
        if mark == _EOI:
            yield whole[place : place + 2]
            return
        if mark in _ALONE:
            yield whole[place : place + 2]
            place += 2
            continue
        (length,) = struct.unpack_from(">H", whole, place + 2)
        end = place + 2 + length
        if length < 2 or end > len(whole):
            raise ValueError("a part is longer than the file")
        if mark == _SOS:
            end = _end_of_scan(whole, end)
        if _kept(mark, whole[place + 4 : place + 18]):
            yield whole[place:end]
        place = end


def _marker(whole: bytes, place: int) -> int:
    """Where the next marker begins: fill bytes before it are left out."""
    if whole[place] != 0xFF:
        raise ValueError("no part begins here")
    while whole[place + 1] == 0xFF:
        place += 1
    return place


def _end_of_scan(whole: bytes, place: int) -> int:
    """Where the packed picture ends: at the first FF that is neither data (FF 00) nor a restart."""
    while True:
        place = whole.index(b"\xff", place)
        following = whole[place + 1]
        if following == 0xFF:
            place += 1
        elif following == 0x00 or 0xD0 <= following <= 0xD7:
            place += 2
        else:
            return place


def _kept(mark: int, begin: bytes) -> bool:
    """Application parts only where they say how colours are meant; no comment."""
    if mark == _APP2:
        return begin.startswith(b"ICC_PROFILE\0")
    if _APP0 <= mark <= _APP15:
        return (mark == _APP0 and begin.startswith(b"JFIF\0")) or (mark == _APP14 and begin.startswith(b"Adobe"))
    return mark != _COMMENT


def _orientation(whole: bytes) -> Iterator[bytes]:
    """An EXIF part with nothing but the orientation, where the picture does not stand upright as it is packed."""
    with Image.open(io.BytesIO(whole), formats=("JPEG",)) as picture:
        turned = picture.getexif().get(_ORIENTATION)
    if turned in range(2, 9):
        exif = Image.Exif()
        exif[_ORIENTATION] = turned
        data = exif.tobytes()
        yield b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data
