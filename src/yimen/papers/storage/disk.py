"""The folder of encrypted files: two levels of folders, and bytes that are on the disk once they are said to be."""

import os
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".part"


class Disk:
    """A folder of this machine, or one that several machines mount."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, path: str, frames: Iterable[bytes]) -> None:
        """Returns once the file cannot be lost to a power cut; an unfinished one is removed, whatever went wrong."""
        target = self.folder / path
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = target.with_name(f"{uuid.uuid4().hex}{UNFINISHED}")
        try:
            with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                for frame in frames:
                    file.write(frame)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(target)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        for parent in (target.parent, target.parent.parent, self.folder):
            _sync_folder(parent)

    def read(self, path: str) -> BinaryIO:
        """The open file."""
        return (self.folder / path).open("rb")

    def remove(self, path: str) -> None:
        """Remove the file."""
        (self.folder / path).unlink(missing_ok=True)

    def listing(self) -> Iterator[tuple[str, datetime]]:
        """Every file in the two levels of folders."""
        for file in self.folder.glob("??/??/*"):
            yield file.relative_to(self.folder).as_posix(), datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _sync_folder(path: Path) -> None:
    """The name of a new file is only safe once its folder is written too."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
