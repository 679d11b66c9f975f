"""A workbook as the zip archive it is: what it may not be, before any part of it is unpacked."""

import zipfile
from pathlib import Path
from typing import IO

from yimen.errors import Refusal
from yimen.spreadsheets.limits import Limits

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HELD_WHOLE = ("sharedStrings", "styles", "workbook.xml", "theme", ".rels", "[Content_Types]")


def refuse_old_workbook(path: Path) -> None:
    """A file in the format before 2007: a workbook of then, or one of today behind a password. Raises Refusal (422)."""
    with path.open("rb") as file:
        locked = _ENCRYPTED in file.read(1 << 20)
    raise Refusal("table_password" if locked else "table_old_workbook", status=422, file=path.name)


def check_package(file: IO[bytes], name: str, limits: Limits) -> list[str]:
    """The names of the parts of a workbook that may be unpacked.

    The sizes that an archive announces bind whoever unpacks it here: no part gives more bytes than it says.
    Raises Refusal: table_zip_broken, table_not_a_workbook, table_macros (422), table_zip_bomb (413).
    """
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError, UnicodeError) as error:
        raise Refusal("table_zip_broken", status=422, file=name) from error
    names = [part.filename for part in parts]
    if "xl/workbook.bin" in names or not any(part.endswith("workbook.xml") for part in names):
        raise Refusal("table_not_a_workbook", status=422, file=name)
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        raise Refusal("table_macros", status=422, file=name)
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal("table_password", status=422, file=name)
    if len(names) > 10_000 or len(set(names)) < len(names) or _swells(parts, limits):
        raise Refusal("table_zip_bomb", status=413, file=name, limit=limits.unpacked // 1_000_000)
    return names


def _swells(parts: list[zipfile.ZipInfo], limits: Limits) -> bool:
    if sum(part.file_size for part in parts) > limits.unpacked:
        return True
    held = (part for part in parts if any(mark in part.filename for mark in _HELD_WHOLE))
    if any(part.file_size > limits.part for part in held):
        return True
    large = (part for part in parts if part.file_size > limits.ratio_from)
    return any(part.file_size > limits.ratio * max(1, part.compress_size) for part in large)
