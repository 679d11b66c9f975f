"""Which characters our two fonts can print, and what stands in for the rest.

A document for the archive (PDF/A) may not contain a character without a glyph, and the typesetter rightly refuses to
make one. Names come from people, so every text passes through `printable` on its way to paper.
"""

import struct
import unicodedata
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn

GETA = "〓"  # U+3013, the mark Chinese and Japanese typesetters set where a sort is missing
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def font_files() -> tuple[Path, Path]:
    """Serif and sans of Noto SC, from the installed font package; never a font of the machine."""
    return pylopdf_fonts_zh_cn.serif_path(), pylopdf_fonts_zh_cn.sans_path()


@cache
def coverage() -> frozenset[int]:
    """Code points that both fonts can draw, so that a template may choose either."""
    serif, sans = font_files()
    return covered_by(serif.read_bytes()) & covered_by(sans.read_bytes())


def covered_by(font: bytes) -> frozenset[int]:
    """Code points of an OpenType font, from the format 12 subtable of its `cmap` (OpenType 1.9, cmap).

    Raises ValueError when the font has no such subtable.
    """
    (tables,) = struct.unpack_from(">H", font, 4)
    for number in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if tag == b"cmap":
            return _from_cmap(font, offset)
    raise ValueError("the font has no cmap table")


def _from_cmap(font: bytes, start: int) -> frozenset[int]:
    (subtables,) = struct.unpack_from(">H", font, start + 2)
    for number in range(subtables):
        _, _, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * number)
        if struct.unpack_from(">H", font, start + offset)[0] == 12:
            return _from_groups(font, start + offset)
    raise ValueError("the font has no cmap of format 12")


def _from_groups(font: bytes, start: int) -> frozenset[int]:
    (groups,) = struct.unpack_from(">I", font, start + 12)
    points: set[int] = set()
    for number in range(groups):
        first, last, _ = struct.unpack_from(">III", font, start + 16 + 12 * number)
        points.update(range(first, last + 1))
    return frozenset(points)


def printable(text: str, limit: int = 2_000) -> str:
    """`text` as it can be printed: composed (NFC), without control and direction marks, `〓` for what has no glyph.

    A text longer than `limit` characters is cut there with an ellipsis, so that no input can swell a document.
    Line feeds survive: an address may have two lines.
    """
    composed = unicodedata.normalize("NFC", text[: 4 * limit])
    kept = [_shown(character) for character in composed if not _hidden(character)]
    if len(kept) > limit:
        kept = [*kept[: limit - 1], "…"]
    return "".join(kept).strip()


def _hidden(character: str) -> bool:
    return character not in "\n\t" and unicodedata.category(character) in _INVISIBLE - {"Co", "Cn", "Cs"}


def _shown(character: str) -> str:
    if character in "\n\t":
        return "\n" if character == "\n" else " "
    if unicodedata.category(character) in _INVISIBLE or ord(character) not in coverage():
        return " " if character.isspace() else GETA
    return character
