"""Keep a file that somebody handed in, or that an organ made."""

import hashlib
import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from os import SEEK_END
from typing import IO

import structlog
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from yimen.errors import Refusal
from yimen.papers import scanning, store
from yimen.papers.evidence import Fact
from yimen.papers.evidence import Kind as Vouching
from yimen.papers.inspection import inspect
from yimen.papers.inspection.pages import count_pages, require_pages
from yimen.papers.kinds import Kind, accepted_kinds, recognise
from yimen.papers.models import StoredFile
from yimen.papers.names import LONGEST, extension_of, safe_name
from yimen.papers.signatures import signature_of
from yimen.procedure import Actor, Role

CHUNK_BYTES = 64 * 1024
MEGABYTE = 1_000_000
log = structlog.get_logger("yimen.papers")


def store_file(
    upload: IO[bytes],
    *,
    name: str,
    actor: Actor,
    now: datetime,
    accepts: Iterable[str],
    limit: int,
    most_pages: int | None = None,
    evidence: Sequence[Fact] = (),
    made_here: bool = False,
) -> StoredFile:
    """Check a file, take out what a picture tells besides, encrypt it into the store, then write its row.

    upload    anything with read and seek (an upload of Django's, an open file, BytesIO)
    name      as the person's device named it
    accepts   kinds that may come in: "pdf", "jpg", "png"
    limit     largest size in bytes; most_pages: of a PDF, None for any number
    made_here  by the platform, for this person: it needs no search, and must not wait for one
    evidence  what vouches for it already; a signature that holds is found here

    Raises Refusal (422): file_empty, file_too_large, file_type_unknown, file_type_not_accepted,
    file_extension_disagrees, file_damaged, file_too_many_pixels, file_active_content, file_password,
    file_not_checkable, too_many_pages, pages_not_countable, malware_found; (503) scanner_down;
    (507) file_not_stored when the store refuses.
    """
    name = safe_name(name)
    _check_size(upload, name, limit)
    kind = _kind(upload, name, accepted_kinds(accepts))
    kept = inspect(upload, kind.name, name)
    if not extension_of(name):
        name = f"{name[: LONGEST - 5]}.{kind.extensions[0]}"
    row = StoredFile(id=uuid.uuid4(), media_type=kind.media_type, name=name, uploaded_by=actor.who, created_at=now)
    row.evidence = [fact.as_json() for fact in evidence]
    if not made_here and Role.SYSTEM not in actor.roles:
        _examine(upload, kind, row, most_pages, now)
    return _keep(kept, row)


def store_upload(
    upload: UploadedFile,
    *,
    actor: Actor,
    now: datetime,
    accepts: Iterable[str],
    limit: int,
    most_pages: int | None = None,
) -> StoredFile:
    """The same for a file that came with a request. Raises the refusals of `store_file`."""
    name = upload.name or ""
    if upload.file is None:  # closed before it came here; there is nothing in it to be kept
        raise Refusal("file_empty", status=422, name=safe_name(name))
    return store_file(upload.file, name=name, actor=actor, now=now, accepts=accepts, limit=limit, most_pages=most_pages)


def _examine(upload: IO[bytes], kind: Kind, row: StoredFile, most_pages: int | None, now: datetime) -> None:
    """Pages, malware and signature of a stranger's file, into its row."""
    row.pages = count_pages(upload, kind.name)
    require_pages(row.pages, most_pages, row.name)
    row.scan = _search(upload, row)
    size = upload.seek(0, SEEK_END)
    if kind.name == "pdf" and (signed := signature_of(upload, size, now)):
        row.evidence.append(Fact(Vouching.SIGNED, signed.signer, now, signed.authority).as_json())


def _search(upload: IO[bytes], row: StoredFile) -> str:
    """What the scanner says. Raises Refusal malware_found (422), scanner_down (503) where nobody is to wait for it."""
    if not scanning.configured():
        return StoredFile.Scan.NONE
    try:
        found = scanning.find_malware(upload)
    except scanning.ScannerDown as problem:
        log.warning("scanner_down", reason=str(problem), waiting=settings.YIMEN_SCANNER_DOWN == "wait")
        if settings.YIMEN_SCANNER_DOWN == "wait":
            return StoredFile.Scan.WAITING
        raise Refusal("scanner_down", status=503, name=row.name) from problem
    if found:
        log.warning("malware_found", malware=found, account=row.uploaded_by)
        raise Refusal("malware_found", status=422, name=row.name, malware=found)
    return StoredFile.Scan.CLEAN


def _keep(content: IO[bytes], row: StoredFile) -> StoredFile:
    """Bytes first, then the row; never a row without its file."""
    try:
        first = Measured(content)
        for _chunk in first:
            pass
        row.sha256, row.size = first.digest.hexdigest(), first.size
        row.path = store.path_of_content(row.sha256)
        with transaction.atomic():
            store.alone_with(row.path)
            store.write(row.path, _the_same(content, row))
            row.save(force_insert=True)
    except OSError as problem:
        raise Refusal("file_not_stored", status=507, name=row.name) from problem
    return row


def _the_same(content: IO[bytes], row: StoredFile) -> Iterator[bytes]:
    """The chunks once more. Raises OSError where they are not those that were hashed: the source has changed."""
    again = Measured(content)
    yield from again
    if again.digest.hexdigest() != row.sha256:
        raise OSError("the source changed while it was stored")


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
