"""Tell the rooms above what changed in the catalogue: rows in the outbox, in the act's own transaction."""

from datetime import datetime

from yimen.ledger import outbox
from yimen.ledger.models import OutboxRow

PUBLISHED = (
    "service_published"  # a version has come into force: the subject is the row of the service, the sequence its number
)
# Many at once, or names of organs, by an import or a combing round; the subject is the district.
LISTED = "catalogue_listed"


def tell(kind: str, subject: str, sequence: int, now: datetime) -> None:
    """One row for each listener."""
    OutboxRow.objects.bulk_create(
        OutboxRow(
            listener=listener,
            kind=kind,
            subject=subject,
            sequence=sequence,
            created_at=now,
            available_at=now,
            request_id=outbox.request_now(),
        )
        for listener in outbox.listeners_of(kind)
    )
