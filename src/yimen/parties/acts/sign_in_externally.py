"""Whose account somebody has who comes from an OpenID provider: known, recognised by what the provider verified, or new.

An account is recognised only by what was proven on both sides: the ID number that a register or clerk matched with it and
that the provider vouches for, or its confirmed phone together with the name. Staff link theirs themselves, signed in: a
provider of citizens' logins must not open a desk.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from yimen.accounts.acts import change_phone, open_account
from yimen.accounts.models import ExternalLogin, Phone, User
from yimen.codes import check_mobile, check_resident_id
from yimen.errors import Refusal
from yimen.parties.acts.prove_person import give_proof, vouched_for
from yimen.parties.acts.register_person import register_person
from yimen.parties.models import Person, Proof
from yimen.procedure import Role
from yimen.vault import blind_index


@dataclass(frozen=True)
class Claimed:
    """What a provider says of somebody. identifier, phone: only what it has verified, in normal form, else ""."""

    issuer: str
    subject: str
    name: str
    identifier: str = ""
    phone: str = ""


def claimed(issuer: str, claims: Mapping[str, Any], identity_claim: str) -> Claimed:
    """From the claims of a verified ID token. identity_claim: which one holds the ID number; "" for a provider without."""
    identifier = _checked(check_resident_id, claims.get(identity_claim)) if identity_claim else ""
    phone = _checked(check_mobile, claims.get("phone_number")) if claims.get("phone_number_verified") is True else ""
    name = " ".join(str(claims.get("name") or "").split())[:100]
    return Claimed(issuer, str(claims["sub"]), name, identifier, phone)


def sign_in_externally(who: Claimed, now: datetime) -> User:
    """The account to sign in. Raises Refusal: external_login_staff, external_login_closed (403)."""
    known = ExternalLogin.objects.select_related("user").filter(issuer=who.issuer, subject=who.subject).first()
    if known is not None:
        return _open(known.user)
    with transaction.atomic():
        user = _recognised(who) or _new(who, now)
        link_external(user, who, now)
    return user


def link_external(user: User, who: Claimed, now: datetime) -> ExternalLogin:
    """From now on this login of the provider opens the account. Raises Refusal external_login_taken (409)."""
    try:
        with transaction.atomic():
            made, _new_one = ExternalLogin.objects.get_or_create(
                issuer=who.issuer, subject=who.subject, defaults={"user": user, "linked_at": now}
            )
    except IntegrityError:
        raise Refusal("external_login_taken") from None
    if made.user_id != user.pk:
        raise Refusal("external_login_taken")
    return made


def unlink_external(user_id: int, login_id: int) -> None:
    """The provider's login opens the account no more. Raises Refusal external_login_only (409) where nothing else does."""
    user = User.objects.get(pk=user_id)
    if not user.has_usable_password() and ExternalLogin.objects.filter(user_id=user_id).count() < 2:
        raise Refusal("external_login_only")
    ExternalLogin.objects.filter(pk=login_id, user_id=user_id).delete()


def _recognised(who: Claimed) -> User | None:
    if who.identifier:
        matched = Person.objects.filter(identifier_index=blind_index(who.identifier), matched_at__isnull=False)
        if person := matched.select_related("user").first():
            return _citizen(person.user)
    if who.phone and who.name:
        phones = Phone.objects.filter(number_index=blind_index(who.phone), confirmed_at__isnull=False)
        people = list(Person.objects.filter(user__in=phones.values("user")).select_related("user")[:20])
        alike = [person.user for person in people if person.name == who.name]
        # Where the provider vouches for a number, a person of another number is another person.
        if len(alike) == 1 and not who.identifier:
            return _citizen(alike[0])
    return None


def _new(who: Claimed, now: datetime) -> User:
    name = who.name or "用户"  # both languages
    user = open_account(username=f"oidc-{secrets.token_hex(6)}", password=None, name=name)
    if who.phone:
        change_phone(user.pk, who.phone)
        Phone.objects.filter(user=user).update(confirmed_at=now)
        give_proof(user.pk, Proof.Kind.PHONE, now, detail=who.issuer)
    if who.identifier and who.name:
        register_person(user.pk, name=who.name, identifier=who.identifier, now=now)
        vouched_for(user.pk, who.issuer, now)
    return user


def _citizen(user: User) -> User:
    if user.roles != [Role.APPLICANT.value]:
        raise Refusal("external_login_staff", status=403)
    return _open(user)


def _open(user: User) -> User:
    if not user.is_active:
        raise Refusal("external_login_closed", status=403)
    return user


def _checked(checker: Any, value: Any) -> str:
    try:
        return str(checker(str(value or "")))
    except Refusal:
        return ""
