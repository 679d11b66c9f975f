"""Forget messages after a while: first what they said and to whom, later that there were any."""

from datetime import datetime, timedelta

from yimen.dispatch.models import Message

WORDS_KEPT = timedelta(days=30)
ROWS_KEPT = timedelta(days=365)


def purge_messages(now: datetime) -> int:
    """Returns how many rows were changed or removed; what still waits stays as it is."""
    over = Message.objects.filter(finished_at__lt=now - ROWS_KEPT).delete()[1].get("dispatch.Message", 0)
    old = Message.objects.filter(finished_at__lt=now - WORDS_KEPT).exclude(shown="")
    return over + old.update(address="", shown="", subject="", text="", html="", secret="")
