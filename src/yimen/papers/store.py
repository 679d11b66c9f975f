"""The folder of encrypted files: two levels of folders, names that say nothing, and bytes that are on the disk."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from yimen.vault import decrypt_stream, encrypt_stream

UNFINISHED = ".part"


def folder() -> Path:
    """Where encrypted files lie: <YIMEN_HOME>/files."""
    return Path(settings.MEDIA_ROOT)


def relative_path(identity: UUID) -> str:
    """ab/cd/abcd…: at most 65,536 folders, so that none grows long."""
    return f"{identity.hex[:2]}/{identity.hex[2:4]}/{identity.hex}"


def write(identity: UUID, clear: Iterable[bytes]) -> str:
    """Encrypt a file into the store and return its relative path once it cannot be lost to a power cut.

    Whatever goes wrong, in the source or on the disk, is raised after the unfinished file was removed.
    """
    path = relative_path(identity)
    target = folder() / path
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = target.with_name(target.name + UNFINISHED)
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for frame in encrypt_stream(clear):
                file.write(frame)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    for parent in (target.parent, target.parent.parent, folder()):
        _sync_folder(parent)
    return path


def read(path: str) -> Iterator[bytes]:
    """The clear bytes. OSError at once when there is no such file; vault.Unreadable while reading a damaged one."""
    file = (folder() / path).open("rb")

    def frames() -> Iterator[bytes]:
        with file:
            yield from decrypt_stream(file)

    return frames()


def remove(path: str) -> None:
    """Remove a file; doing it twice does no harm."""
    (folder() / path).unlink(missing_ok=True)


def _sync_folder(path: Path) -> None:
    """The name of a new file is only safe once its folder is written too."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
