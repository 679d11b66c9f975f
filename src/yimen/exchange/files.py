"""The files of imports: kept encrypted in the store, and clear only in a scratch file while they are read."""

import hashlib
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from yimen.errors import Refusal
from yimen.papers import store
from yimen.spreadsheets import LIMITS

CHUNK = 1 << 16
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Kept:
    """A file in the store: sha256 and size of its clear bytes, path in the store."""

    path: str
    sha256: str
    size: int


def keep(file: IO[bytes], name: str) -> Kept:
    """Store a file, read in chunks. Raises Refusal: table_empty (422), table_too_large (413), file_not_stored (507)."""
    digest, size = hashlib.sha256(), 0

    def chunks() -> Iterator[bytes]:
        nonlocal size
        while chunk := file.read(CHUNK):
            size += len(chunk)
            if size > LIMITS.size:
                limit = LIMITS.size // MEGABYTE
                raise Refusal("table_too_large", status=413, file=name, size=-(-size // MEGABYTE), limit=limit)
            digest.update(chunk)
            yield chunk

    try:
        path = store.write(uuid.uuid4(), chunks())
    except OSError as problem:
        raise Refusal("file_not_stored", status=507, name=name) from problem
    if not size:
        store.remove(path)
        raise Refusal("table_empty", status=422, file=name)
    return Kept(path, digest.hexdigest(), size)


@contextmanager
def on_disk(path: str, name: str) -> Iterator[Path]:
    """The clear file in a private folder, for as long as it is read. Raises Refusal import_file_lost (409)."""
    with TemporaryDirectory(prefix="yimen-import-") as folder:
        target = Path(folder) / "table"
        try:
            with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as clear:
                for frame in store.read(path):
                    clear.write(frame)
        except OSError as problem:
            raise Refusal("import_file_lost", file=name) from problem
        yield target
