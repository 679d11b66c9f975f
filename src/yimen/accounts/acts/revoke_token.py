"""Revoke a token: nothing is opened with it from now on."""

from datetime import datetime

from yimen.accounts.models import Token
from yimen.errors import Refusal


def revoke_token(token_id: int, *, user_id: int | None, now: datetime) -> Token:
    """Revoke one token; `user_id` names its owner, None stands for an administrator. Twice does no harm.

    Raises Refusal token_not_found (404), also for somebody else's token.
    """
    tokens = Token.objects.filter(pk=token_id)
    if user_id is not None:
        tokens = tokens.filter(user_id=user_id)
    token = tokens.first()
    if token is None:
        raise Refusal("token_not_found", status=404)
    if token.revoked_at is None:
        token.revoked_at = now
        token.save(update_fields=["revoked_at"])
    return token
