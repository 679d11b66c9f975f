"""Documents into the index: a whole new one, or some documents in place of those of the same owner."""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from yimen.search import folders
from yimen.search.documents import Document
from yimen.search.schema import schema

HEAP = 128_000_000  # bytes that one writer may hold before it writes a segment


class Writer:
    """Takes documents; nothing of them is seen before `commit`."""

    def __init__(self, index: Any, threads: int = 1) -> None:
        self.index = index
        self._writer = index.writer(HEAP, threads)

    def add(self, documents: Iterable[Document]) -> int:
        """Add documents; returns how many."""
        number = 0
        for document in documents:
            self._writer.add_document(tantivy.Document(**document))
            number += 1
        return number

    def replace(self, owner: str, documents: Iterable[Document]) -> None:
        """The documents in the place of all that this owner had."""
        self._writer.delete_documents_by_term("owner", owner)
        self.add(documents)

    def commit(self) -> None:
        """Let readers see it."""
        self._writer.commit()

    def close(self) -> None:
        """Commit, and wait until small segments are merged into larger ones."""
        self._writer.commit()
        self._writer.wait_merging_threads()


@contextmanager
def current() -> Iterator[Writer | None]:
    """The index that is read now, to be changed; committed at the end. Nothing where there is none. Inside `writing`."""
    pointer = folders.pointer()
    if not pointer.readable:
        yield None
        return
    writer = Writer(tantivy.Index.open(str(folders.root() / pointer.generation)))
    yield writer
    writer.close()


def create(folder: Path) -> Writer:
    """A new index in an empty folder."""
    return Writer(tantivy.Index(schema(), path=str(folder)))


def new_generation() -> str:
    """A name that no generation had."""
    return uuid.uuid4().hex
