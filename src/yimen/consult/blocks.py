"""Whether somebody may ask and write at all."""

from datetime import datetime

from yimen.consult.models import Block, Conversation
from yimen.consult.visiting import Visitor, keyed
from yimen.errors import Refusal


def account_key(user_id: int) -> str:
    """The key under which an account is blocked."""
    return keyed("account", str(user_id))


def demand_not_blocked(visitor: Visitor, now: datetime) -> None:
    """Raise Refusal consult_blocked (403) with the reason and until when. One query."""
    keys = [visitor.browser_hash, visitor.address_hash]
    if visitor.user is not None:
        keys.append(account_key(visitor.user))
    block = _in_force([key for key in keys if key], now)
    if block is not None:
        raise Refusal("consult_blocked", status=403, reason=block.reason, until=block.until.date().isoformat())


def block_of(conversation: Conversation, now: datetime) -> Block | None:
    """The block that keeps this conversation's visitor away, if any."""
    keys = [conversation.browser]
    if conversation.user_id is not None:
        keys.append(account_key(conversation.user_id))
    return _in_force([key for key in keys if key], now)


def _in_force(keys: list[str], now: datetime) -> Block | None:
    return Block.objects.filter(key__in=keys, until__gt=now, lifted_at=None).first()
