"""In which encoding a text file is written: found out by decoding all of it once, in pieces."""

import codecs
from pathlib import Path

from yimen.errors import Refusal

_CHUNK = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def encoding_of(path: Path) -> str:
    """ "utf-8-sig", "gb18030", "utf-16", "utf-16-le" or "utf-16-be". Raises Refusal table_encoding (422), with the line."""
    with path.open("rb") as file:
        start = file.read(1 << 16)
    candidates = [name for mark, name in _MARKS if start.startswith(mark)] or _without_mark(start)
    furthest = 1
    for encoding in candidates:
        line = first_bad_line(path, encoding)
        if line == 0:
            return encoding
        furthest = max(furthest, line)  # the likelier encoding is the one that reads further
    raise Refusal("table_encoding", status=422, file=path.name, line=furthest)


def _without_mark(start: bytes) -> list[str]:
    """Text in UTF-16 without a mark shows by the NUL beside each comma and line end; other text holds none."""
    if b"\x00" not in start:
        return ["utf-8-sig", "gb18030"]
    little = sum(start.count(bytes((sign, 0))) for sign in b",;\t\r\n")
    big = sum(start.count(bytes((0, sign))) for sign in b",;\t\r\n")
    return ["utf-16-le", "utf-16-be"] if little >= big else ["utf-16-be", "utf-16-le"]


def first_bad_line(path: Path, encoding: str) -> int:
    """0 when the file decodes and holds no NUL, else the number of the line where it first does not."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeError as error:
                return line + _lines_before(error)
            if "\x00" in text:
                return line + text[: text.index("\x00")].count("\n")
            if not chunk:
                return 0
            line += text.count("\n")


def _lines_before(error: UnicodeError) -> int:
    if not isinstance(error, UnicodeDecodeError):
        return 0
    return error.object[: error.start].count(b"\n")
