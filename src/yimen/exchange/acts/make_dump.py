"""Make the open data of one list: the file, and the stamp that tells when it last changed."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO

from django.db import transaction

from yimen.exchange.exporting import as_csv, as_json
from yimen.exchange.kinds import KINDS, ListKind
from yimen.exchange.models import DumpStamp

FORMATS = {"csv": as_csv, "json": as_json}


@transaction.atomic
def make_dump(kind: ListKind, format: str, district: str, now: datetime) -> tuple[IO[bytes], DumpStamp]:
    """The file, open at its start and deleted when it is closed, and its stamp. Streamed: a long list does not fill the memory.

    Size and hash are those of the very bytes that are given out.
    """
    file = TemporaryFile()  # noqa: SIM115  # whoever sends it closes it
    digest, size, lines = hashlib.sha256(), 0, 0
    for piece in _bytes(FORMATS[format](kind, district)):
        file.write(piece)
        digest.update(piece)
        size += len(piece)
        lines += 1
    file.seek(0)
    rows = max(0, lines - 1)  # the heading of the one, the closing bracket of the other
    stamp, made = DumpStamp.objects.select_for_update().get_or_create(
        kind=kind.name,
        format=format,
        district=district,
        defaults={"sha256": digest.hexdigest(), "size": size, "rows": rows, "changed_at": now, "checked_at": now},
    )
    if not made:
        if stamp.sha256 != digest.hexdigest():
            stamp.sha256, stamp.size, stamp.rows, stamp.changed_at = digest.hexdigest(), size, rows, now
        stamp.checked_at = now
        stamp.save()
    return file, stamp


def stamp_dumps(district: str, now: datetime) -> int:
    """Make every dump for its stamp alone; gives how many have changed."""
    changed = 0
    for kind in KINDS.values():
        for format in FORMATS:
            file, stamp = make_dump(kind, format, district, now)
            file.close()
            changed += stamp.changed_at == now
    return changed


def _bytes(texts: Iterable[str]) -> Iterator[bytes]:
    return (text.encode() for text in texts)
