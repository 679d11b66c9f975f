"""Make a token: a key to the API that is shown once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from yimen.accounts.models import Token, User
from yimen.accounts.tokens import PREFIX_LENGTH, Scope, digest_of, new_secret
from yimen.errors import Refusal
from yimen.procedure import Role

LONGEST_DAYS = 366
MOST_TOKENS = 20


@dataclass(frozen=True)
class NewToken:
    """A token just made. `secret` exists nowhere else: whoever needs it must keep it now."""

    token: Token
    secret: str


def create_token(
    user: User, *, name: str, scopes: Sequence[str], days: int, now: datetime, kind: str = Token.Kind.PERSONAL
) -> NewToken:
    """A token that acts as this account, for 1 to 366 days.

    Raises Refusal (422): token_name_missing, token_scope_missing, token_scope_unknown, token_days, too_many_tokens.
    """
    name = " ".join(name.replace("\x00", "").split())[:100]
    if not name:
        raise Refusal("token_name_missing", status=422, field="name")
    if not 1 <= days <= LONGEST_DAYS:
        raise Refusal("token_days", status=422, field="days", most=LONGEST_DAYS)
    secret = new_secret()
    with transaction.atomic():
        # The account's row is locked, so that two windows cannot pass the limit together.
        User.objects.select_for_update().get(pk=user.pk)
        if user.tokens.filter(revoked_at=None, expires_at__gt=now).count() >= MOST_TOKENS:
            raise Refusal("too_many_tokens", status=422, field="name", most=MOST_TOKENS)
        token = Token.objects.create(
            user=user,
            kind=kind,
            name=name,
            prefix=secret[:PREFIX_LENGTH],
            digest=digest_of(secret),
            scopes=_known(scopes),
            created_at=now,
            expires_at=now + timedelta(days=days),
        )
    return NewToken(token, secret)


def create_system_token(
    system: str, *, roles: Sequence[str], scopes: Sequence[str], days: int, now: datetime, name: str = ""
) -> tuple[NewToken, bool]:
    """A token for another system, which gets an account of its own without password; says whether it was new.

    name  what the token is for; empty: the system's name

    A known system keeps its account; its roles become those given. Where it works (its agency) is set like any staff's.
    Raises Refusal (422) as `create_token`, and role_unknown.
    """
    username = "system-" + "-".join(system.lower().split())[:50]
    known = {role.value for role in Role if role is not Role.SYSTEM}
    for role in roles:
        if role not in known:
            raise Refusal("role_unknown", status=422, role=role, roles=", ".join(sorted(known)))
    with transaction.atomic():
        user = User.objects.filter(username=username).first()
        made = user is None
        if user is None:
            user = User.objects.create_user(username, None, name=system[:100], roles=list(roles))
        elif sorted(user.roles) != sorted(roles):
            user.roles = sorted(roles)
            user.save(update_fields=["roles"])
        new = create_token(user, name=name or system, scopes=scopes, days=days, now=now, kind=Token.Kind.SYSTEM)
    return new, made


def _known(scopes: Sequence[str]) -> list[str]:
    if not scopes:
        raise Refusal("token_scope_missing", status=422, field="scopes")
    known = {scope.value for scope in Scope}
    for scope in scopes:
        if scope not in known:
            raise Refusal("token_scope_unknown", status=422, field="scopes", scope=scope[:40])
    return sorted(set(scopes))
