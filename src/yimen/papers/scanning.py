"""The search for malware: the scanner clamd, spoken to in its own protocol (clamd(8), INSTREAM).

A file goes in chunks, each after its length in four bytes, with an empty one at the end; the answer is one line:
"stream: OK", "stream: <name> FOUND" or an error. The address is a setting; without one nothing is searched.
"""

import socket
import struct
from collections.abc import Iterator
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings

CHUNK = 64 * 1024
SECONDS = 30
LONGEST_ANSWER = 4096


class ScannerDown(Exception):
    """Nobody could say whether the file is clean."""


def configured() -> bool:
    """Whether files are to be searched."""
    return bool(settings.YIMEN_CLAMD)


def find_malware(content: IO[bytes]) -> str:
    """The name of the malware in this file, or "". Raises ScannerDown, when the scanner cannot be asked or does not know."""
    content.seek(0)
    try:
        answer = _ask(settings.YIMEN_CLAMD, _chunks(content))
    except OSError as problem:
        raise ScannerDown(f"no answer from {settings.YIMEN_CLAMD}: {problem}") from problem
    what = answer.partition(": ")[2]
    if what == "OK":
        return ""
    if what.endswith(" FOUND"):
        return what.removesuffix(" FOUND")
    raise ScannerDown(f"the scanner said {answer!r}")


def _ask(address: str, chunks: Iterator[bytes]) -> str:
    with _connected(address) as peer:
        peer.sendall(b"zINSTREAM\0")
        try:
            for chunk in chunks:
                peer.sendall(struct.pack(">I", len(chunk)) + chunk)
            peer.sendall(struct.pack(">I", 0))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it has said already why it takes no more: that answer is read below
        answer = b""
        while len(answer) < LONGEST_ANSWER and not answer.endswith(b"\0") and (piece := peer.recv(LONGEST_ANSWER)):
            answer += piece
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def _connected(address: str) -> socket.socket:
    """A connection to "unix:/run/clamav/clamd.ctl" or "tcp://127.0.0.1:3310"."""
    if address.startswith("unix:"):
        peer = socket.socket(socket.AF_UNIX)
        peer.settimeout(SECONDS)
        try:
            peer.connect(address.removeprefix("unix:"))
        except OSError:
            peer.close()
            raise
        return peer
    parts = urlsplit(address)
    return socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 3310), timeout=SECONDS)


def _chunks(content: IO[bytes]) -> Iterator[bytes]:
    while chunk := content.read(CHUNK):
        yield chunk
