"""Remove what nobody kept: uploads never attached to anything, and files left by a crash between disk and row."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef, ProtectedError, QuerySet
from django.db.models.fields.reverse_related import ForeignObjectRel

from yimen.papers import store
from yimen.papers.models import StoredFile
from yimen.papers.storage import storage
from yimen.papers.storage.disk import UNFINISHED

GRACE = timedelta(days=1)
AT_ONCE = 500
# Names of content; what else lies in the store (files of imports, older names) belongs to rows this act does not know.
_OF_CONTENT = re.compile(r"[0-9a-f]{64}")


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
                store.alone_with(path)
                StoredFile.objects.filter(pk=identity).delete()
                # Foreign keys are checked at the end of a transaction; bytes once removed do not come back by a rollback.
                connection.check_constraints()
                _remove_unless_shared(path)
        except (ProtectedError, IntegrityError):
            continue  # attached while we looked
        removed += 1
    return removed


def _purge_strays(before: datetime) -> int:
    removed = 0
    for path, written in storage().listing():
        if written >= before:
            continue
        name = path.rpartition("/")[2]
        if name.endswith(UNFINISHED):
            store.remove(path)
            removed += 1
        elif _OF_CONTENT.fullmatch(name):
            with transaction.atomic():
                store.alone_with(path)
                removed += _remove_unless_shared(path)
    return removed


def _remove_unless_shared(path: str) -> bool:
    """Remove what lies here, if no row says that it lies here. Inside `alone_with`."""
    if not path or StoredFile.objects.filter(path=path).exists():
        return False
    store.remove(path)
    return True
