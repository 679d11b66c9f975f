"""Where the index lies: `<YIMEN_HOME>/search/<generation>/`, and a small file that says which generation is read.

A new generation is made beside the old one and the file replaced in one step, so that a reader has the old index or the new,
never half of one. The generation before stays until the next is made: somebody may be opening it just now.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from yimen.engine.files import locked, read_json, write_json
from yimen.search.schema import VERSION

POINTER, LOCK, MAKING, JOURNAL = "current.json", "lock", "making", "journal"


@dataclass(frozen=True)
class Pointer:
    """Which generation is read, and of which version of the schema it is."""

    generation: str
    version: int

    @property
    def readable(self) -> bool:
        """Whether this program can read it."""
        return bool(self.generation) and self.version == VERSION


def root() -> Path:
    """The folder of all generations."""
    return Path(settings.YIMEN_HOME) / "search"


def pointer() -> Pointer:
    """What the file says; an empty one where there is none, or none that can be read."""
    told = read_json(root() / POINTER)
    generation, version = told.get("generation"), told.get("version")
    named = generation if isinstance(generation, str) and generation.isalnum() else ""
    return Pointer(named, version if isinstance(version, int) else 0)


def stamp() -> tuple[int, int]:
    """Changes whenever another generation is put in its place; (0, 0) where there is none."""
    try:
        found = os.stat(root() / POINTER)
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_ino)


@contextmanager
def writing() -> Iterator[None]:
    """One writer at a time, among all processes of this installation."""
    with locked(root() / LOCK):
        yield


@contextmanager
def making() -> Iterator[None]:
    """One new generation at a time; whoever comes second waits until the first is in its place."""
    with locked(root() / MAKING):
        yield


def begin(generation: str) -> Path:
    """An empty folder for a new generation; from now on what changes is kept in the journal too. Inside `writing`."""
    folder = root() / generation
    folder.mkdir(parents=True)
    (root() / JOURNAL).write_text("", encoding="utf-8")
    return folder


def note(line: str) -> None:
    """Remember a change for the generation that is being made, where there is one. Inside `writing`."""
    journal = root() / JOURNAL
    if journal.exists():
        with journal.open("a", encoding="utf-8") as stream:
            stream.write(line + "\n")


def noted() -> list[str]:
    """What changed since the new generation was begun, each once."""
    journal = root() / JOURNAL
    return list(dict.fromkeys(journal.read_text(encoding="utf-8").splitlines())) if journal.exists() else []


def finish(generation: str) -> None:
    """Let everybody read the new generation; older ones than the last go. Inside `writing`."""
    before = pointer().generation
    write_json(root() / POINTER, {"generation": generation, "version": VERSION})
    (root() / JOURNAL).unlink(missing_ok=True)
    _sweep({generation, before})


def give_up(generation: str) -> None:
    """The new generation came to nothing: the old one is read on."""
    (root() / JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(root() / generation, ignore_errors=True)


def _sweep(kept: set[str]) -> None:
    for folder in root().iterdir():
        if folder.is_dir() and folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)
