"""From a template and data to pages, through typst.

Data travel as one JSON text in `sys.inputs` and are shown as strings: nothing a person wrote is ever read as markup.
The typesetter sees only the folder of our templates and the two fonts of the font package; it fetches nothing.
"""

import json
import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from yimen.permits.glyphs import font_files

TEMPLATES = Path(__file__).with_name("typst")
_compilers = threading.local()  # one compiler a thread: it keeps the state of its last run


def pdf(template: str, data: Mapping[str, Any], *, title: str, at: datetime) -> bytes:
    """The document as PDF/A-2b with all fonts embedded; the same data and time give the same bytes.

    at   aware; becomes the date of the document
    """
    made = _compiler(template).compile(
        format="pdf", sys_inputs=_inputs(data, title), pdf_standards=["a-2b"], timestamp=int(at.timestamp())
    )
    assert isinstance(made, bytes)  # a list only for pictures of several pages
    return made


def pictures(template: str, data: Mapping[str, Any], *, title: str, dots_per_inch: float = 110) -> list[bytes]:
    """The pages of the same document as PNG pictures, for previews and for looking at them in tests."""
    made = _compiler(template).compile(format="png", sys_inputs=_inputs(data, title), ppi=dots_per_inch)
    assert made is not None
    return made if isinstance(made, list) else [made]


def _inputs(data: Mapping[str, Any], title: str) -> dict[str, str]:
    return {"data": json.dumps({**data, "document_title": title}, ensure_ascii=False)}


def _compiler(template: str) -> typst.Compiler:
    known = _compilers.__dict__.setdefault("by_template", {})
    if template not in known:
        known[template] = typst.Compiler(
            TEMPLATES / template, root=TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True
        )
    return known[template]


@cache
def _fonts() -> typst.Fonts:
    folders = sorted({str(file.parent) for file in font_files()})
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
