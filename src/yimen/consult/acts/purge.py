"""Empty conversations whose term of retention is over: words, names, files and hashes go, the figures stay."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from yimen.clock import Term
from yimen.consult.access import locked
from yimen.consult.models import CommonQuestion, Conversation, Message

_EMPTY = {
    "subject": "",
    "browser": "",
    "address": "",
    "name": "",
    "phone": "",
    "phone_index": "",
    "user": None,
    "rating_words": "",
}


def purge(now: datetime) -> int:
    """Those that ended longer ago than YIMEN_RETENTION_CONSULT; returns how many. Files go with the nightly tidying."""
    kept = timedelta(days=Term.parse(settings.YIMEN_RETENTION_CONSULT).amount)
    over = Conversation.objects.filter(erased_at=None, closed_at__lt=now - kept).values_list("pk", flat=True)
    return sum(_erase(each, now) for each in list(over))


@transaction.atomic
def _erase(conversation_id: int, now: datetime) -> bool:
    conversation = locked(conversation_id)
    for name, value in _EMPTY.items():
        setattr(conversation, name, value)
    conversation.erased_at = now
    conversation.save(update_fields=[*_EMPTY, "erased_at"])
    said = Message.objects.filter(conversation=conversation, erased_at=None)
    said.update(text="", file=None, data={}, author_name="", erased_at=now)
    # What was published from it stays, and leads nowhere any more.
    CommonQuestion.objects.filter(conversation=conversation).update(conversation=None)
    return True
