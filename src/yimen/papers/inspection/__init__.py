"""Look into a file before it is kept: refuse what must not come in, and take out what nobody needs to know."""

from collections.abc import Callable
from typing import IO

from yimen.papers.inspection.images import inspect_image
from yimen.papers.inspection.pdf import inspect_pdf
from yimen.papers.inspection.stripping import strip_image

INSPECT: dict[str, Callable[[IO[bytes], str], None]] = {
    "pdf": inspect_pdf,
    "jpg": inspect_image,
    "png": inspect_image,
}
STRIP: dict[str, Callable[[IO[bytes], str], IO[bytes]]] = {"jpg": strip_image, "png": strip_image}


def inspect(content: IO[bytes], kind: str, name: str) -> IO[bytes]:
    """The file as it may be kept. Raises the refusals of `inspect_pdf` and `inspect_image`."""
    INSPECT[kind](content, name)
    strip = STRIP.get(kind)
    return strip(content, name) if strip else content
