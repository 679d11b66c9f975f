"""File names as people give them, made safe to show, to store and to save under."""

import re
import unicodedata

LONGEST = 120
NAMELESS = "file"

# Cc control, Cf format (with the marks that turn the direction of reading round), Cs/Co/Cn no characters, Zl/Zp lines.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SEPARATORS = re.compile(r"[/\\∕⁄／＼]")  # slashes, and what looks like them
_FORBIDDEN = re.compile(r'[<>:"|?*%;]')
# A dot and what could be taken for an extension inside a name: a.php.jpg, but not 附件1.营业执照.jpg or v1.2.pdf.
_INNER_EXTENSION = re.compile(r"\.(?=[A-Za-z][A-Za-z0-9]{1,7}(?:[. ]|$))")
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def safe_name(given: str) -> str:
    """The last part of a path, without what is invisible, forbidden or misleading; at most 120 characters.

    The real extension stays; an inner one loses its dot (a.php.jpg -> a_php.jpg). Never empty.
    """
    last = _SEPARATORS.split(unicodedata.normalize("NFC", given))[-1]
    visible = "".join(character for character in last if unicodedata.category(character) not in _INVISIBLE)
    plain = _FORBIDDEN.sub("_", " ".join(visible.split())).strip().rstrip(". ")
    stem, dot, extension = plain.rpartition(".")
    if not dot:
        stem, extension = plain, ""
    stem = _INNER_EXTENSION.sub("_", stem).strip(". ") or NAMELESS
    if _DEVICES.match(f"{stem}."):
        stem = f"_{stem}"
    ending = f".{extension[:10].strip()}" if extension.strip() else ""
    return stem[: LONGEST - len(ending)].rstrip(". ") + ending


def extension_of(name: str) -> str:
    """The extension in small letters without its dot; empty when there is none."""
    stem, dot, extension = name.rpartition(".")
    return extension.lower() if dot and stem else ""
