"""Where encrypted files lie: on disk, or in a bucket that speaks the protocol of S3. `storage()` is the one in use."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from django.conf import settings

from yimen.vault.files import Readable


class Storage(Protocol):
    """Bytes under a path such as "ab/cd/abcd…". Whatever goes wrong is raised as OSError."""

    def write(self, path: str, frames: Iterable[bytes]) -> None:
        """Keep the bytes under this path, whole or not at all; what was there before is replaced."""

    def read(self, path: str) -> Readable:
        """The bytes, to be read piece by piece and closed. OSError at once where there are none."""

    def remove(self, path: str) -> None:
        """Forget what lies there; doing it twice does no harm."""

    def listing(self) -> Iterator[tuple[str, datetime]]:
        """Every path with the moment it was last written."""


def storage() -> Storage:
    """The bucket of the settings, or the folder <YIMEN_HOME>/files."""
    if settings.YIMEN_S3_BUCKET:
        return _bucket(
            settings.YIMEN_S3_BUCKET,
            settings.YIMEN_S3_ENDPOINT,
            settings.YIMEN_S3_REGION,
            settings.YIMEN_S3_KEY,
            settings.YIMEN_S3_SECRET,
        )
    from yimen.papers.storage.disk import Disk

    return Disk(Path(settings.MEDIA_ROOT))


@lru_cache(maxsize=4)
def _bucket(bucket: str, endpoint: str, region: str, key: str, secret: str) -> Storage:
    # The library takes a third of a second to load: only an installation that uses a bucket needs it.
    from yimen.papers.storage.s3 import Bucket

    return Bucket(bucket, endpoint=endpoint, region=region, key=key, secret=secret)
