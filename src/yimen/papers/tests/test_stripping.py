"""What a picture tells besides the picture is gone; the picture is the same to the last pixel, and stands as it stood."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageChops, PngImagePlugin

from yimen.errors import Refusal
from yimen.papers.inspection import inspect
from yimen.papers.tests.samples import image

SECRET = b"31.4051N 121.4897E"


def photo(orientation: int = 6, **how: object) -> bytes:
    """A JPEG as a phone makes it: orientation, place, camera, a comment."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = orientation, "PhoneMaker"
    exif.get_ifd(0x8825)[1] = SECRET.decode()
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((64, 48)).convert("RGB").save(
        stream, "JPEG", exif=exif, comment=b"taken at home", icc_profile=b"profile" * 20, **how
    )
    return stream.getvalue()


def stripped(content: bytes, kind: str = "jpg") -> bytes:
    return inspect(io.BytesIO(content), kind, "a").read()


def same_picture(one: bytes, other: bytes) -> bool:
    first, second = Image.open(io.BytesIO(one)), Image.open(io.BytesIO(other))
    return not ImageChops.difference(first.convert("RGB"), second.convert("RGB")).getbbox()


@pytest.mark.parametrize("how", [{}, {"progressive": True}, {"restart_marker_blocks": 2}, {"optimize": True}])
def test_a_photo(how: dict[str, object]) -> None:
    before = photo(**how)
    assert SECRET in before and b"PhoneMaker" in before and b"taken at home" in before
    after = stripped(before + b"PK\x03\x04 an archive behind the picture")
    for told in (SECRET, b"PhoneMaker", b"taken at home", b"PK\x03\x04"):
        assert told not in after
    assert same_picture(before, after)
    read = Image.open(io.BytesIO(after))
    assert dict(read.getexif()) == {0x0112: 6} and read.info["icc_profile"] == b"profile" * 20
    assert stripped(after) == after, "twice is no more than once"


@pytest.mark.parametrize("orientation", [1, 0, 9, 65535])
def test_an_orientation_that_turns_nothing_goes_too(orientation: int) -> None:
    assert not dict(Image.open(io.BytesIO(stripped(photo(orientation)))).getexif())


def test_a_png() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", SECRET.decode())
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((64, 48)).convert("LA").save(
        stream, "PNG", pnginfo=told, exif=b"II*\x00" + SECRET, dpi=(300, 300)
    )
    before = stream.getvalue()
    after = stripped(before + b"<script>", "png")
    assert SECRET in before and SECRET not in after and b"script" not in after
    assert same_picture(before, after) and Image.open(io.BytesIO(after)).info["dpi"] == pytest.approx((300, 300), abs=1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_that_tells_nothing_stays_as_it_is(kind: str) -> None:
    content = image(kind)
    assert stripped(content, "jpg" if kind == "JPEG" else "png") == content


def test_a_part_longer_than_the_file() -> None:
    content = image("PNG")
    lying = content[:-12] + struct.pack(">I4s", 2**31, b"teXt") + content[-12:]
    with pytest.raises(Refusal) as refused:
        stripped(lying, "png")
    assert refused.value.code == "file_damaged"


def test_a_moving_picture_keeps_its_first_frame_only() -> None:
    """Frames of an animated PNG lie in parts of their own; they are not copied."""
    frame = struct.pack(">I4s", 8, b"acTL") + struct.pack(">II", 2, 0)
    chunk = frame + struct.pack(">I", zlib.crc32(frame[4:]))
    content = image("PNG")
    assert stripped(content[:33] + chunk + content[33:], "png") == content
