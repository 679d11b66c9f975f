"""Write down a look at personal data in clear, before anything is shown."""

from collections.abc import Sequence
from datetime import datetime

from yimen.accounts.models import Disclosure


def record_look(
    *, user_id: int, subject: str, fields: Sequence[str], purpose: str, now: datetime, request_id: str = ""
) -> Disclosure:
    """The row of the log. subject: number of a case or permit, "account:12" or "authority:7"; purpose: why, as told."""
    return Disclosure.objects.create(
        user_id=user_id,
        subject=subject[:64],
        fields=[name[:40] for name in fields],
        purpose=purpose[:200],
        at=now,
        request_id=request_id[:36],
    )
