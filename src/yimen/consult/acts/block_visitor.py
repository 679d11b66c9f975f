"""Keep somebody away for a while who abuses the chat, with a reason that they are told."""

from datetime import datetime, timedelta

from django.db import transaction

from yimen.consult.access import demand_department, locked
from yimen.consult.acts.close import end
from yimen.consult.blocks import account_key
from yimen.consult.models import Block, Conversation
from yimen.errors import Refusal
from yimen.procedure import Actor

DAYS = (1, 7, 30)
LONGEST = 300


@transaction.atomic
def block_visitor(
    conversation_id: int, reason: str, days: int, *, actor: Actor, now: datetime, network: bool = False
) -> list[Block]:
    """The account, or the browser where there is none; `network`: everybody behind the same address too. The
    conversation ends. Raises Refusal: consultation_not_found (404), consult_needs_department (403),
    consult_reason_missing, consult_block_days (422).
    """
    conversation = locked(conversation_id)
    demand_department(conversation, actor)
    words = " ".join(reason.replace("\x00", "").split())[:LONGEST]
    if not words:
        raise Refusal("consult_reason_missing", status=422)
    if days not in DAYS:
        raise Refusal("consult_block_days", status=422)
    keys = [(Block.Of.ACCOUNT, account_key(conversation.user_id))] if conversation.user_id else []
    keys += [(Block.Of.BROWSER, conversation.browser)] if conversation.browser else []
    keys += [(Block.Of.ADDRESS, conversation.address)] if network and conversation.address else []
    made = [
        Block.objects.create(
            of=of,
            key=key,
            conversation=conversation,
            reason=words,
            made_at=now,
            made_by=actor.who,
            made_name=actor.name[:80],
            until=now + timedelta(days=days),
        )
        for of, key in keys
    ]
    if conversation.state != Conversation.State.CLOSED:
        end(conversation, "officer", "ended_by_officer", now)
    return made
