"""Keep a file that somebody handed in, or that an organ made."""

import hashlib
import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime
from os import SEEK_END
from typing import IO

from django.core.files.uploadedfile import UploadedFile

from yimen.errors import Refusal
from yimen.papers import store
from yimen.papers.inspection import INSPECT
from yimen.papers.kinds import Kind, accepted_kinds, recognise
from yimen.papers.models import StoredFile
from yimen.papers.names import LONGEST, extension_of, safe_name
from yimen.procedure import Actor

CHUNK_BYTES = 64 * 1024
MEGABYTE = 1_000_000


def store_file(
    upload: IO[bytes], *, name: str, actor: Actor, now: datetime, accepts: Iterable[str], limit: int
) -> StoredFile:
    """Check a file, encrypt it into the store, then write its row; never a row without its file.

    upload   anything with read and seek (an upload of Django's, an open file, BytesIO); read in chunks, never whole
    name     as the person's device named it
    accepts  kinds that may come in: "pdf", "jpg", "png"
    limit    largest size in bytes

    Raises Refusal (422): file_empty, file_too_large, file_type_unknown, file_type_not_accepted,
    file_extension_disagrees, file_damaged, file_too_many_pixels, file_active_content, file_password,
    file_not_checkable; (507) file_not_stored when the disk refuses.
    """
    name = safe_name(name)
    _check_size(upload, name, limit)
    kind = _kind(upload, name, accepted_kinds(accepts))
    INSPECT[kind.name](upload, name)
    if not extension_of(name):
        name = f"{name[: LONGEST - 5]}.{kind.extensions[0]}"
    identity, measured = uuid.uuid4(), Measured(upload)
    try:
        path = store.write(identity, measured)
    except OSError as problem:
        raise Refusal("file_not_stored", status=507, name=name) from problem
    return StoredFile.objects.create(
        id=identity,
        sha256=measured.digest.hexdigest(),
        size=measured.size,
        media_type=kind.media_type,
        name=name,
        path=path,
        uploaded_by=actor.who,
        created_at=now,
    )


def store_upload(
    upload: UploadedFile, *, actor: Actor, now: datetime, accepts: Iterable[str], limit: int
) -> StoredFile:
    """The same for a file that came with a request. Raises the refusals of `store_file`."""
    name = upload.name or ""
    if upload.file is None:  # closed before it came here; there is nothing in it to be kept
        raise Refusal("file_empty", status=422, name=safe_name(name))
    return store_file(upload.file, name=name, actor=actor, now=now, accepts=accepts, limit=limit)


class Measured:
    """The chunks of a file, counted and hashed as they pass."""

    def __init__(self, upload: IO[bytes]) -> None:
        self.upload = upload
        self.digest = hashlib.sha256()
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        self.upload.seek(0)
        while chunk := self.upload.read(CHUNK_BYTES):
            self.digest.update(chunk)
            self.size += len(chunk)
            yield chunk


def _check_size(upload: IO[bytes], name: str, limit: int) -> None:
    upload.seek(0, SEEK_END)
    size = upload.tell()
    if size == 0:
        raise Refusal("file_empty", status=422, name=name)
    if size > limit:
        # Rounded up, so that a file a byte too large is not said to have exactly the size that is possible.
        raise Refusal(
            "file_too_large",
            status=422,
            name=name,
            megabytes=f"{-(-size * 10 // MEGABYTE) / 10:g}",
            limit_megabytes=f"{limit / MEGABYTE:g}",
        )


def _kind(upload: IO[bytes], name: str, accepted: tuple[Kind, ...]) -> Kind:
    found, accepts = recognise(upload), "、".join(kind.name for kind in accepted)
    if found is None:
        raise Refusal("file_type_unknown", status=422, name=name, accepts=accepts)
    kind = next((kind for kind in accepted if kind.name == found), None)
    if kind is None:
        raise Refusal("file_type_not_accepted", status=422, name=name, kind=found, accepts=accepts)
    extension = extension_of(name)
    if extension and extension not in kind.extensions:
        raise Refusal("file_extension_disagrees", status=422, name=name, extension=extension, kind=kind.name)
    return kind
