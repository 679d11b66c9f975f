"""The store of encrypted files: names that say nothing, and the same content in one place however often it comes."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.db import connection

from yimen.papers.storage import storage
from yimen.vault import blind_index, decrypt_stream, encrypt_stream


def folder() -> Path:
    """Where encrypted files lie on disk: <YIMEN_HOME>/files."""
    return Path(settings.MEDIA_ROOT)


def path_of_content(sha256: str) -> str:
    """Where content with this hash lies. The hash itself is no name: who knows a document could see that it is here."""
    return _in_folders(blind_index(f"file {sha256}"))


def path_of_one(identity: UUID) -> str:
    """Where a file lies that is kept by itself, not by its content."""
    return _in_folders(identity.hex)


def write(path: str | UUID, clear: Iterable[bytes]) -> str:
    """Encrypt a file into the store and return its path once it cannot be lost; it is there whole or not at all.

    Whatever goes wrong in the source or in the store is raised, an OSError where the store fails.
    """
    place = path_of_one(path) if isinstance(path, UUID) else path
    storage().write(place, encrypt_stream(clear))
    return place


def read(path: str) -> Iterator[bytes]:
    """The clear bytes. OSError at once when there is no such file; vault.Unreadable while reading a damaged one."""
    source = storage().read(path)

    def frames() -> Iterator[bytes]:
        with closing(cast(Any, source)):
            yield from decrypt_stream(source)

    return frames()


def remove(path: str) -> None:
    """Remove a file; doing it twice does no harm."""
    storage().remove(path)


def alone_with(path: str) -> None:
    """Wait until nobody else stores or removes what lies here; until the end of the transaction.

    Files of the same content share one place: one must not be removed while another is just being stored there.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"file {path}"])


def _in_folders(name: str) -> str:
    """ab/cd/abcd…: at most 65,536 folders, so that none grows long."""
    return f"{name[:2]}/{name[2:4]}/{name}".lower()
