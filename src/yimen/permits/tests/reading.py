"""Reading finished documents in tests."""

import io
import re

from pypdf import PdfReader


def text_of(pdf: bytes) -> str:
    """All text of a PDF without any white space, since extraction sets it where it likes."""
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))
