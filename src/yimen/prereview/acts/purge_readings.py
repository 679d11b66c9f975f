"""Remove what was read of files that nobody keeps any more."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from yimen.papers.models import StoredFile
from yimen.prereview.models import Reading
from yimen.prereview.readers import VERSION

GRACE = timedelta(days=1)


def purge_readings(now: datetime) -> int:
    """Readings without their file, and those of an older reader; returns how many. Pictures go with them."""
    kept = StoredFile.objects.filter(sha256=OuterRef("sha256"))
    old = Reading.objects.filter(read_at__lt=now - GRACE)
    gone = old.exclude(Exists(kept)).delete()[1].get("prereview.Reading", 0)
    return gone + old.filter(reader__lt=VERSION).delete()[1].get("prereview.Reading", 0)
