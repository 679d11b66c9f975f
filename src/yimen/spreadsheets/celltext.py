"""A text as the cells of a workbook can hold it."""

import re

LONGEST_CELL = 32_767  # what the format can hold
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def cell_text(text: str) -> str:
    """The text without what XML forbids; what a reader would take for an escaped sign is escaped itself."""
    return _LOOKS_ESCAPED.sub("_x005F_", _NOT_IN_XML.sub("", text))
