"""Remove what nobody kept: uploads never attached to anything, and files left by a crash between disk and row."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, ProtectedError, QuerySet
from django.db.models.fields.reverse_related import ForeignObjectRel

from yimen.papers import store
from yimen.papers.models import StoredFile

GRACE = timedelta(days=1)
AT_ONCE = 500


@dataclass(frozen=True)
class Purged:
    """How many rows (with their files) and how many files without a row were removed."""

    rows: int
    strays: int


def purge_orphans(now: datetime, grace: timedelta = GRACE) -> Purged:
    """Remove files older than `grace` that no row of any room points to. Safe to repeat and to interrupt."""
    before = now - grace
    return Purged(rows=_purge_rows(before), strays=_purge_strays(before))


def unattached(before: datetime) -> "QuerySet[StoredFile]":
    """Files stored before this moment to which no foreign key of any room points."""
    found = StoredFile.objects.filter(created_at__lt=before)
    for relation in StoredFile._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            pointing = relation.field.model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            found = found.exclude(Exists(pointing))
    return found


def _purge_rows(before: datetime) -> int:
    removed = 0
    for identity, path in unattached(before).values_list("pk", "path").iterator(chunk_size=AT_ONCE):
        try:
            with transaction.atomic():
                StoredFile.objects.filter(pk=identity).delete()
        except (ProtectedError, IntegrityError):
            continue  # attached while we looked
        if path:
            store.remove(path)
        removed += 1
    return removed


def _purge_strays(before: datetime) -> int:
    removed = 0
    for file in store.folder().glob("??/??/*"):
        if datetime.fromtimestamp(file.stat().st_mtime, UTC) >= before:
            continue
        if file.suffix == store.UNFINISHED or not _has_row(file.name):
            file.unlink(missing_ok=True)
            removed += 1
    return removed


def _has_row(file_name: str) -> bool:
    try:
        identity = UUID(hex=file_name)
    except ValueError:
        return True  # not one of ours: leave it alone
    return StoredFile.objects.filter(pk=identity).exists()
