"""Search the files that came in while the scanner was away."""

import io
from datetime import datetime

import structlog
from django.db import transaction

from yimen.papers import scanning, store
from yimen.papers.models import StoredFile
from yimen.vault import Unreadable

AT_ONCE = 200
log = structlog.get_logger("yimen.papers")


def search_waiting(now: datetime) -> int:
    """How many files were searched, the oldest first. What is found is removed from the store, and its row says so.

    Stops quietly when the scanner is still away: the next run goes on.
    """
    searched = 0
    if not scanning.configured():
        return searched
    for file in StoredFile.objects.filter(scan=StoredFile.Scan.WAITING, created_at__lte=now).order_by("created_at")[
        :AT_ONCE
    ]:
        try:
            found = scanning.find_malware(io.BytesIO(b"".join(store.read(file.path))))
        except scanning.ScannerDown as problem:
            log.warning("scanner_down", reason=str(problem), waiting=True)
            break
        except (OSError, Unreadable):
            log.warning("file_not_searched", file=str(file.pk))
            continue
        _settle(file, found)
        searched += 1
    return searched


def _settle(file: StoredFile, found: str) -> None:
    """All rows of the same content share what was found."""
    with transaction.atomic():
        store.alone_with(file.path)
        same = StoredFile.objects.filter(path=file.path)
        if not found:
            same.filter(scan=StoredFile.Scan.WAITING).update(scan=StoredFile.Scan.CLEAN)
            return
        same.update(scan=StoredFile.Scan.INFECTED)
        store.remove(file.path)
    log.warning("malware_found", malware=found, sha256=file.sha256, account=file.uploaded_by, file=str(file.pk))
