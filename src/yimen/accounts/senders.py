"""Who sends an SMS: a function named by YIMEN_SMS_SENDER. The default puts it aside for the administrator to read.

A sender takes the number (11 digits), the text and the time, and raises whatever it likes when it cannot send.
"""

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.utils.module_loading import import_string

from yimen.accounts.models import SentText
from yimen.errors import Refusal

log = structlog.get_logger("yimen.sms")
PUT_ASIDE = "yimen.accounts.senders.put_aside"
KEPT = timedelta(days=30)


def send(number: str, text: str, now: datetime) -> None:
    """Send it. Raises Refusal sms_not_sent (503), and says why in the log without number and text."""
    try:
        import_string(settings.YIMEN_SMS_SENDER)(number, text, now)
    except Exception as failure:
        log.error("sms_not_sent", reason=type(failure).__name__)
        raise Refusal("sms_not_sent", status=503) from failure


def put_aside(number: str, text: str, now: datetime) -> None:
    """Keep it for the outbox page of the administrator: for demonstrations, where nobody's phone rings."""
    SentText.objects.create(number=number, text=text, at=now)


def puts_aside() -> bool:
    """Whether messages end in the outbox page instead of on phones."""
    return bool(settings.YIMEN_SMS_SENDER == PUT_ASIDE)


def purge(now: datetime) -> int:
    """Remove old messages from the outbox; returns how many."""
    return SentText.objects.filter(at__lt=now - KEPT).delete()[0]
