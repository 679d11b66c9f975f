"""The visitor says how it was: one to five, reasons, a few words."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from yimen.consult.access import locked_for_visitor
from yimen.consult.models import Conversation
from yimen.consult.ratings import REASONS
from yimen.consult.visiting import Visitor
from yimen.errors import Refusal

LONGEST = 500


@transaction.atomic
def rate(
    conversation_id: int, rating: int, reasons: Iterable[str], words: str, *, visitor: Visitor, now: datetime
) -> Conversation:
    """Once, after the end. Raises Refusal: consultation_not_found (404), consult_not_ended, consult_rated (409),
    consult_rating_missing, consult_rating_reason_unknown (422).
    """
    conversation = locked_for_visitor(conversation_id, visitor.owns())
    if conversation.state != Conversation.State.CLOSED:
        raise Refusal("consult_not_ended")
    if conversation.rating is not None:
        raise Refusal("consult_rated")
    if not 1 <= rating <= 5:
        raise Refusal("consult_rating_missing", status=422)
    chosen = sorted(set(reasons))
    if any(each not in REASONS for each in chosen):
        raise Refusal("consult_rating_reason_unknown", status=422)
    conversation.rating, conversation.rating_reasons, conversation.rated_at = rating, chosen, now
    conversation.rating_words = words.replace("\x00", "").strip()[:LONGEST]
    conversation.save(update_fields=["rating", "rating_reasons", "rating_words", "rated_at"])
    return conversation
