"""Stamps: what a finished step was made from, so that the next start repeats it only when something changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from yimen.engine.files import read_json, write_json

_SKIPPED = {"__pycache__", "node_modules", "tests"}


def digest(places: Iterable[Path], *words: str) -> str:
    """A digest of the contents and names of files (folders with all below them) and of further words."""
    total = hashlib.sha256("\0".join(words).encode())
    for place in places:
        for path in _files(place):
            total.update(str(path.relative_to(place.parent)).encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    found = (path for path in place.rglob("*") if path.is_file() and not path.name.startswith("."))
    return sorted(path for path in found if not _SKIPPED.intersection(path.relative_to(place).parts))


class Stamps:
    """The stamps of one home, kept in a file of small text values."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def fresh(self, step: str, made_from: str) -> bool:
        """Whether the step was last finished from exactly this."""
        return read_json(self._file).get(step) == made_from

    def finish(self, step: str, made_from: str) -> None:
        """Remember what the step was made from; call when it is done, never before."""
        write_json(self._file, read_json(self._file) | {step: made_from})
