"""Reading stored files."""

import hashlib
from collections.abc import Iterator

from yimen.errors import Refusal
from yimen.papers import store
from yimen.papers.models import StoredFile
from yimen.vault import Unreadable


def open_file(file: StoredFile) -> Iterator[bytes]:
    """The clear bytes, 64 KiB at a time.

    Raises Refusal at once: file_lost (500) when the file is not there, file_waits_for_scan (409) while nobody has searched
    it for malware, file_infected (410). A file damaged on the disk ends with
    vault.Unreadable while it is read: an honest break is better than bytes nobody handed in.
    """
    if file.scan == StoredFile.Scan.WAITING:
        raise Refusal("file_waits_for_scan", name=file.name)
    if file.scan == StoredFile.Scan.INFECTED:
        raise Refusal("file_infected", status=410, name=file.name)
    try:
        frames = store.read(file.path)
    except OSError as problem:
        raise Refusal("file_lost", status=500, name=file.name) from problem
    return _checked(frames, file)


def _checked(frames: Iterator[bytes], file: StoredFile) -> Iterator[bytes]:
    digest = hashlib.sha256()
    for frame in frames:
        digest.update(frame)
        yield frame
    if digest.hexdigest() != file.sha256:
        raise Unreadable(f"the stored file {file.pk} is not the one that was handed in")
