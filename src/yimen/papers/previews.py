"""A picture to look at: decoded here and packed anew, so that no byte of a stranger's file reaches a browser's decoder."""

import io
import warnings

from PIL import Image, ImageOps

from yimen.papers.models import StoredFile
from yimen.papers.queries import open_file

LONGEST_SIDE = 2000
# A JPEG is decoded at a fraction of its size; a PNG only whole, four bytes a pixel.
MOST_PIXELS = {"JPEG": 130_000_000, "PNG": 40_000_000}
QUALITY = 85


def preview_of(file: StoredFile) -> bytes | None:
    """The picture as a JPEG, upright, its longer side at most 2000 pixels; None where it is too large or unreadable.

    Raises Refusal as `open_file` does.
    """
    content = io.BytesIO(b"".join(open_file(file)))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit here is checked below
            return _packed(content)
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        return None  # Pillow's decoders raise all of these for broken files


def _packed(content: io.BytesIO) -> bytes | None:
    with Image.open(content, formats=("JPEG", "PNG")) as picture:
        if picture.width * picture.height > MOST_PIXELS[str(picture.format)]:
            return None
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        turned = ImageOps.exif_transpose(picture)
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    flat = Image.new("RGB", turned.size, "white")
    flat.paste(turned.convert("RGBA"), mask=turned.convert("RGBA").getchannel("A"))
    made = io.BytesIO()
    flat.save(made, "JPEG", quality=QUALITY)
    return made.getvalue()
