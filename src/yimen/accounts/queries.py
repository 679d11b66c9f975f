"""Reads of accounts and tokens."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from yimen.accounts.models import Token, User
from yimen.accounts.tokens import PREFIX_LENGTH
from yimen.errors import Refusal


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


def all_tokens() -> QuerySet[Token]:
    """The tokens of everybody, newest first, revoked and expired ones too."""
    return Token.objects.order_by("-id")


def account_named(username: str) -> User:
    """The account with this user name. Raises Refusal account_not_found (404)."""
    user = User.objects.filter(username=username.strip().lower()).first()
    if user is None:
        raise Refusal("account_not_found", status=404, username=username[:64])
    return user


def token_beginning(prefix: str) -> Token:
    """The one token that begins so, given in part or whole. Raises Refusal: token_not_found (404), token_prefix_unclear (422)."""
    found = list(Token.objects.filter(prefix__startswith=prefix[:PREFIX_LENGTH])[:2]) if prefix else []
    if not found:
        raise Refusal("token_not_found", status=404)
    if len(found) > 1:
        raise Refusal("token_prefix_unclear", status=422, prefix=prefix[:20])
    return found[0]


def names_of(ids: Iterable[str]) -> dict[str, str]:
    """Account id as text -> name, for those among the given words that are ids of accounts. At most one query."""
    numbers = {int(each) for each in ids if each.isdecimal() and len(each) < 18}
    if not numbers:
        return {}
    return {str(pk): name for pk, name in User.objects.filter(pk__in=numbers).values_list("pk", "name")}
