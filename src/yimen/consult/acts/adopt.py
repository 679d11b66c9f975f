"""Somebody who has signed in takes the conversation they began without an account into it."""

from datetime import datetime

from django.db import transaction

from yimen.consult.access import locked_for_visitor
from yimen.consult.models import Conversation
from yimen.consult.visiting import Visitor
from yimen.errors import Refusal


@transaction.atomic
def adopt(conversation_id: int, *, visitor: Visitor, now: datetime) -> Conversation:
    """From now on it stands in the account. Raises Refusal: login_needed (401), consultation_not_found (404),
    consult_of_another_account (409).
    """
    if visitor.user is None:
        raise Refusal("login_needed", status=401)
    conversation = locked_for_visitor(conversation_id, visitor.owns())
    if conversation.user_id not in (None, visitor.user):
        raise Refusal("consult_of_another_account")
    conversation.user_id = visitor.user
    conversation.save(update_fields=["user"])
    return conversation
