"""PDF: complete, readable without a password, and nothing in it that acts.

The file is searched for the names that every script, launch, attachment or rendition needs: in all of its raw bytes,
and in its object streams, which hide such names by compression. Nothing is parsed and nothing believed, since a viewer
may read a crafted file in another way than a parser of ours; but whatever it reads, it has to find one of these names.
A file whose object streams cannot all be found and unpacked within bounds cannot be checked, and is refused.
"""

import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from yimen.errors import Refusal

END_WITHIN = 2048
WINDOW = 1024 * 1024
OVERLAP = 4096  # longer than the dictionary of an object stream; names are far shorter
LONGEST_NAME = 128
MOST_UNPACKED = 64 * 1024 * 1024

# ISO 32000: a name ends at white space or a delimiter, so /JavaScript is found and /JavaScriptures is not.
_ACTIVE = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia(?:Content|Settings)?|Rendition|ImportData|GoToE|XFA)"
    rb"(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|$)"
)
_ENCRYPT = re.compile(rb"/Encrypt(?=[\x00\t\n\x0c\r <])")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE_ONLY = re.compile(rb"/Filter\s*(?:/Fl(?:ateDecode)?\b|\[\s*/Fl(?:ateDecode)?\s*\])")
_PREDICTOR = re.compile(rb"/Predictor\s*(?!1\b)")
# /ObjStm, each of its letters possibly written as #xx.
_OBJECT_STREAM = re.compile(b"/" + b"".join(b"(?:%c|(?i:#%02x))" % (letter, letter) for letter in b"ObjStm"))


def inspect_pdf(content: IO[bytes], name: str) -> None:
    """Raises Refusal: file_damaged (no end), file_password, file_active_content, file_not_checkable."""
    _require_end(content, name)
    announced: set[int] = set()
    found: dict[int, ObjectStream] = {}
    for start, window in _windows(content):
        _search(window, name)
        announced.update(start + mark.start() for mark in _OBJECT_STREAM.finditer(window))
        found.update((stream.data, stream) for stream in _object_streams(start, window))
    if announced - set().union(*(stream.marks for stream in found.values())):
        raise _not_checkable(name)
    budget = MOST_UNPACKED
    for stream in found.values():
        budget -= _search_object_stream(content, stream, budget, name)


@dataclass(frozen=True)
class ObjectStream:
    """Where the data begin, where its dictionary says /ObjStm, and the dictionary itself, without escapes."""

    data: int
    marks: frozenset[int]
    dictionary: bytes


def _require_end(content: IO[bytes], name: str) -> None:
    size = content.seek(0, os.SEEK_END)
    content.seek(max(0, size - END_WITHIN))
    if b"%%EOF" not in content.read():
        raise Refusal("file_damaged", status=422, name=name)


def _windows(content: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The file in pieces that overlap, each with the place where it starts."""
    start = 0
    while True:
        content.seek(start)
        window = content.read(WINDOW + OVERLAP)
        yield start, window
        if len(window) < WINDOW + OVERLAP:
            return
        start += WINDOW


def _search(text: bytes, name: str) -> None:
    plain = _unescape(text)
    if active := _ACTIVE.search(plain):
        raise Refusal("file_active_content", status=422, name=name, part=active[1].decode())
    if _ENCRYPT.search(plain):
        raise Refusal("file_password", status=422, name=name)


def _unescape(text: bytes) -> bytes:
    """Names may be written with their characters as #4A: read them as a viewer does."""
    return _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), text)


def _object_streams(start: int, window: bytes) -> Iterator[ObjectStream]:
    """The object streams whose dictionary lies in this window; `start` is the window's place in the file."""
    for keyword in _STREAM.finditer(window):
        begin = window.rfind(b"obj", max(0, keyword.start() - OVERLAP), keyword.start()) + len(b"obj")
        if begin < len(b"obj"):
            continue
        marks = [mark.start() for mark in _OBJECT_STREAM.finditer(window, begin, keyword.start())]
        if marks:
            dictionary = _unescape(window[begin : keyword.start()])
            yield ObjectStream(start + keyword.end(), frozenset(start + mark for mark in marks), dictionary)


def _search_object_stream(content: IO[bytes], stream: ObjectStream, budget: int, name: str) -> int:
    """Unpack one object stream within the budget and search it; returns how many bytes it was."""
    filters = stream.dictionary.count(b"/Filter")
    if filters == 0:
        return 0  # not compressed: already searched with the raw bytes
    if filters > 1 or not _FLATE_ONLY.search(stream.dictionary) or _PREDICTOR.search(stream.dictionary):
        raise _not_checkable(name)
    unpacked, before = 0, b""
    try:
        for piece in _unpacked(content, stream.data):
            unpacked += len(piece)
            if unpacked > budget:
                raise _not_checkable(name)
            _search(before + piece, name)
            before = piece[-LONGEST_NAME:]
    except zlib.error:
        raise _not_checkable(name) from None
    return unpacked


def _unpacked(content: IO[bytes], offset: int) -> Iterator[bytes]:
    """The data of a Flate stream in bounded pieces. Raises zlib.error for broken or unfinished data."""
    content.seek(offset)
    unpacker = zlib.decompressobj()
    while not unpacker.eof:
        packed = unpacker.unconsumed_tail or content.read(OVERLAP)
        if not packed:
            raise zlib.error("the stream does not end")
        yield unpacker.decompress(packed, WINDOW)


def _not_checkable(name: str) -> Refusal:
    return Refusal("file_not_checkable", status=422, name=name)
