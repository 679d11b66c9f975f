"""Who acts behind an API token: the account's roles and the agency where it works."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.accounts.queries import valid_token
from yimen.agencies.queries import actor_for
from yimen.procedure import Actor


@dataclass(frozen=True)
class Bearer:
    """Whoever holds a valid token, and what it opens."""

    token_id: int
    actor: Actor
    scopes: frozenset[str]
    expires_at: datetime
    last_used_on: date | None


def bearer_of(digest: str, now: datetime) -> Bearer | None:
    """The bearer of the token with this digest; None for one that is unknown, revoked or expired."""
    token = valid_token(digest, now)
    if token is None:
        return None
    return Bearer(token.pk, actor_for(token.user), frozenset(token.scopes), token.expires_at, token.last_used_on)
