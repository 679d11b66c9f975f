"""Pictures: whole, and not larger unpacked than a machine can hold."""

import warnings
from typing import IO

from PIL import Image, UnidentifiedImageError

from yimen.errors import Refusal

MOST_PIXELS = 120_000_000  # the largest cameras of phones give 108 million
SCALED_DOWN = 8


def inspect_image(content: IO[bytes], name: str) -> None:
    """Raises Refusal: file_damaged, file_too_many_pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit here is checked below
            _check_size(content, name)
            _check_whole(content)
    except Image.DecompressionBombError:
        raise _too_many(name, "> 178") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        # Pillow's decoders raise all of these for broken files.
        raise Refusal("file_damaged", status=422, name=name) from None


def _check_size(content: IO[bytes], name: str) -> None:
    content.seek(0)
    with Image.open(content, formats=("JPEG", "PNG")) as picture:
        pixels = picture.width * picture.height
        if pixels > MOST_PIXELS:
            raise _too_many(name, str(pixels // 1_000_000))
        picture.verify()


def _check_whole(content: IO[bytes]) -> None:
    """Decode a JPEG at an eighth of its size, cheap and to the last row; the chunks of a PNG were verified already."""
    content.seek(0)
    with Image.open(content, formats=("JPEG", "PNG")) as picture:
        if picture.format == "JPEG":
            picture.draft("L", (max(picture.width // SCALED_DOWN, 1), max(picture.height // SCALED_DOWN, 1)))
            picture.load()


def _too_many(name: str, megapixels: str) -> Refusal:
    limit = MOST_PIXELS // 1_000_000
    return Refusal("file_too_many_pixels", status=422, name=name, megapixels=megapixels, limit_megapixels=limit)
