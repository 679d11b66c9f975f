"""Reads of accounts and tokens."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from yimen.accounts.models import Token


def valid_token(digest: str, now: datetime) -> Token | None:
    """The token with this digest and its account, if it is neither revoked nor expired and the account is active."""
    return (
        Token.objects.select_related("user")
        .filter(digest=digest, revoked_at=None, expires_at__gt=now, user__is_active=True)
        .first()
    )


def note_use(token_id: int, day: date) -> None:
    """Remember the day of last use: one write a token and day, however many requests."""
    unseen = Q(last_used_on=None) | Q(last_used_on__lt=day)
    Token.objects.filter(unseen, pk=token_id).update(last_used_on=day)


def tokens_of(user_id: int) -> QuerySet[Token]:
    """The tokens of an account, newest first, revoked and expired ones too."""
    return Token.objects.filter(user_id=user_id).order_by("-id")
