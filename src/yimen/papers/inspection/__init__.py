"""Look into a file before it is kept. Each function raises Refusal for what must not come in."""

from collections.abc import Callable
from typing import IO

from yimen.papers.inspection.images import inspect_image
from yimen.papers.inspection.pdf import inspect_pdf

INSPECT: dict[str, Callable[[IO[bytes], str], None]] = {
    "pdf": inspect_pdf,
    "jpg": inspect_image,
    "png": inspect_image,
}
